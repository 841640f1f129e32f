import { hkdfSync } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import type { Secret, Secrets } from '../secrets/secretSettings.js';

/** A doctor on another computer has another clock. */
const TOLERANCE = '60s';

/** A token that proves knowledge of the server's secret, for a minute. */
export interface DiagnosisToken {
  create(): Promise<string>;
  isValid(token: string): Promise<boolean>;
}

/**
 * What `gatehouse doctor` shows to the server when it requests what the server sees. It is signed with a key of
 * its own, so it opens nothing else.
 * @param options.authUrl the server it is for: a token is useless anywhere else
 */
export function createDiagnosisToken(options: {
  secrets: Secrets;
  authUrl: string;
}): DiagnosisToken {
  const { secrets, authUrl: audience } = options;
  const current = keyOf(secrets.current);
  const keys = [current, ...secrets.others.map(keyOf)];
  const isSignedWith = (token: string, key: Uint8Array) =>
    jwtVerify(token, key, {
      algorithms: ['HS256'],
      audience,
      maxTokenAge: '1m',
      clockTolerance: TOLERANCE,
    }).then(
      () => true,
      () => false,
    );
  return {
    create: () =>
      new SignJWT()
        .setProtectedHeader({ alg: 'HS256' })
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime('1m')
        .sign(current),
    isValid: async (token) =>
      (await Promise.all(keys.map((key) => isSignedWith(token, key)))).includes(true),
  };
}

const keyOf = ({ value }: Secret) =>
  new Uint8Array(hkdfSync('sha256', value, '', 'gatehouse diagnosis', 32));
