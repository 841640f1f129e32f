import { hkdfSync } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';

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
export function createDiagnosisToken(options: { secret: string; authUrl: string }): DiagnosisToken {
  const { secret, authUrl: audience } = options;
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'gatehouse diagnosis', 32));
  return {
    create: () =>
      new SignJWT()
        .setProtectedHeader({ alg: 'HS256' })
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime('1m')
        .sign(key),
    isValid: (token) =>
      jwtVerify(token, key, {
        algorithms: ['HS256'],
        audience,
        maxTokenAge: '1m',
        clockTolerance: TOLERANCE,
      }).then(
        () => true,
        () => false,
      ),
  };
}
