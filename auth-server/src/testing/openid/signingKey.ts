import { generateKeyPairSync, sign } from 'node:crypto';

const ALGORITHM = 'RS256';

export interface SigningKey {
  /** The private key in a provider's format. */
  jwk: Record<string, unknown>;
  /** @returns a JSON Web Token (RFC 7519). A custom header can misdeclare the signature */
  sign(claims: object, header?: object): string;
}

export function createSigningKey(): SigningKey {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const about = { alg: ALGORITHM, kid: 'test' };
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  return {
    jwk: { ...privateKey.export({ format: 'jwk' }), ...about, use: 'sig' },
    sign: (claims, header = {}) => {
      const text = `${encode({ ...about, ...header })}.${encode(claims)}`;
      return `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`;
    },
  };
}
