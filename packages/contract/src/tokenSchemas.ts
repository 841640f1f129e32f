import { z } from 'zod';

/** `GET /api/auth/token` */
export const accessTokenSchema = z
  .object({
    token: z.string().describe('A JWT that identifies the reader to another service.'),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'AccessToken' });

const seconds = z.int().describe('Seconds since 1970.');

/** `POST /api/session/introspect` (RFC 7662, 2.2) */
export const introspectionSchema = z.union([
  z.object({ active: z.literal(false) }).meta({ id: 'InactiveSession' }),
  z
    .object({
      active: z.literal(true),
      iss: z.string().describe('The origin of the server.'),
      aud: z.string().describe('The audience of access tokens.'),
      sub: z.string().describe("The reader's id."),
      sid: z.string().describe("The session's id. Grants no access."),
      email: z.string(),
      email_verified: z.boolean(),
      plans: z.array(z.string()).describe('The ids of the active plans.'),
      iat: seconds,
      exp: seconds,
      token_type: z
        .enum(['Bearer', 'session'])
        .describe('`Bearer`: an access token. `session`: the value of the session cookie.'),
    })
    .meta({ id: 'ActiveSession' }),
]);

/** `GET /api/auth/jwks` (RFC 7517, 5). Public members only. */
export const keySetSchema = z
  .object({
    keys: z.array(
      z.object({
        kty: z.enum(['RSA', 'OKP']),
        use: z.literal('sig'),
        alg: z.enum(['RS256', 'EdDSA']),
        kid: z.string(),
        n: z.string().optional(),
        e: z.string().optional(),
        crv: z.literal('Ed25519').optional(),
        x: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'KeySet' });
