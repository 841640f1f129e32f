import { randomUUID } from 'node:crypto';
import { jwtVerify, SignJWT, type JWK } from 'jose';
import type { CurrentSession } from '../session/sessionReader.js';
import type { KeyRing } from './keys/keyRing.js';
import { TOKEN_ALGORITHMS } from './keys/TokenSettings.js';

/** RFC 9068, 2.1: prevents other kinds of JWT from being accepted as an access token. */
const TYPE = 'at+jwt';

/** The claims of a valid token. Times are seconds since 1970. */
interface TokenClaims {
  /** The reader's id. */
  sub: string;
  /** The session's id. */
  sid: string;
  iat: number;
  exp: number;
}

export interface AccessTokens {
  issuer: string;
  audience: string;
  /** @throws HttpError `KEYS_UNAVAILABLE` */
  sign(session: CurrentSession): Promise<{ token: string; expiresAt: Date }>;
  /** @returns `null` unless the server signed the token, for its audience, and it has not expired */
  verify(token: string): Promise<TokenClaims | null>;
}

export function createAccessTokens(options: {
  keyRing: KeyRing;
  issuer: string;
  audience: string;
  minutes: number;
}): AccessTokens {
  const { keyRing, issuer, audience } = options;
  return {
    issuer,
    audience,
    sign: async ({ id, user, plans, expiresAt }) => {
      const signer = await keyRing.requireSigner();
      const issuedAt = Math.floor(Date.now() / 1000);
      const ends = [expiresAt, signer.endsAt].flatMap((end) => end?.getTime() ?? []);
      const exp = Math.min(issuedAt + options.minutes * 60, ...ends.map(toSeconds));
      const token = await new SignJWT({
        iss: issuer,
        aud: audience,
        sub: user.id,
        sid: id,
        iat: issuedAt,
        exp,
        jti: randomUUID(),
        email: user.email,
        email_verified: user.emailVerified,
        plans,
      })
        .setProtectedHeader({ alg: signer.algorithm, kid: signer.kid, typ: TYPE })
        .sign(signer.key);
      return { token, expiresAt: new Date(exp * 1000) };
    },
    verify: async (token) => {
      const keys = await keyRing.getPublicKeys();
      try {
        const { payload, protectedHeader } = await jwtVerify<TokenClaims>(
          token,
          ({ kid }) => requireKey(keys, kid),
          {
            issuer,
            audience,
            typ: TYPE,
            algorithms: [...TOKEN_ALGORITHMS],
            requiredClaims: ['sub', 'sid', 'iat', 'exp', 'jti'],
          },
        );
        // Tokens have no other header parameters. `jku` and the like would point to an attacker's keys.
        if (Object.keys(protectedHeader).sort().join() !== 'alg,kid,typ') return null;
        return payload;
      } catch {
        return null;
      }
    },
  };
}

function requireKey(keys: readonly JWK[], kid: string | undefined): JWK {
  const key = keys.find((each) => each.kid === kid);
  if (kid === undefined || key === undefined) throw new Error('unknown key');
  return key;
}

const toSeconds = (milliseconds: number) => Math.floor(milliseconds / 1000);
