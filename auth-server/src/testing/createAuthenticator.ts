import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

const FLAGS = { present: 0x01, verified: 0x04, hasCredential: 0x40 };

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest();
const hex = (bytes: string) => Buffer.from(bytes.replaceAll(' ', ''), 'hex');
const uint = (value: number, bytes: 2 | 4) => {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntBE(value, 0, bytes);
  return buffer;
};

/** What an authenticator and its browser send; tests can set any field to a wrong value. */
interface Ceremony {
  challenge: string;
  origin: string;
  rpId: string;
  /** Whether the user was verified, by fingerprint or PIN. */
  isVerified?: boolean;
  /** The signature counter. Default: incremented each time. */
  counter?: number;
}

/**
 * A software passkey: an ES256 key that responds like a browser (WebAuthn level 3, 6.1 and 6.5; COSE key
 * format: RFC 9053, 2.1).
 */
export function createAuthenticator() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const id = randomBytes(32);
  let signatures = 0;

  const clientData = (type: string, { challenge, origin }: Ceremony) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const authenticatorData = (ceremony: Ceremony, flags: number, rest: Buffer[] = []) => {
    const verified = ceremony.isVerified === false ? 0 : FLAGS.verified;
    const { counter = (signatures += 1) } = ceremony;
    return Buffer.concat([
      sha256(ceremony.rpId),
      Buffer.from([FLAGS.present | verified | flags]),
      uint(counter, 4),
      ...rest,
    ]);
  };
  const credential = (response: object) => ({
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
    response,
  });

  return {
    /** The result of `navigator.credentials.create()`, as JSON. */
    create: (ceremony: Ceremony) => {
      // {1: 2, 3: -7, -1: 1, -2: x, -3: y}
      const key = Buffer.concat([
        hex('a5 01 02 03 26 20 01 21 58 20'),
        Buffer.from(x, 'base64url'),
        hex('22 58 20'),
        Buffer.from(y, 'base64url'),
      ]);
      const data = authenticatorData(ceremony, FLAGS.hasCredential, [
        Buffer.alloc(16),
        uint(id.length, 2),
        id,
        key,
      ]);
      // {"fmt": "none", "attStmt": {}, "authData": data}
      const attestationObject = Buffer.concat([
        hex('a3 63'),
        Buffer.from('fmt'),
        hex('64'),
        Buffer.from('none'),
        hex('67'),
        Buffer.from('attStmt'),
        hex('a0 68'),
        Buffer.from('authData'),
        hex('58'),
        Buffer.from([data.length]),
        data,
      ]);
      return credential({
        clientDataJSON: clientData('webauthn.create', ceremony).toString('base64url'),
        attestationObject: attestationObject.toString('base64url'),
      });
    },
    /** The result of `navigator.credentials.get()`, as JSON. */
    get: (ceremony: Ceremony) => {
      const client = clientData('webauthn.get', ceremony);
      const data = authenticatorData(ceremony, 0);
      const signed = Buffer.concat([data, sha256(client)]);
      return credential({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: sign('sha256', signed, privateKey).toString('base64url'),
      });
    },
  };
}
