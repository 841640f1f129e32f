import { createAuthMiddleware } from 'better-auth/api';
import { sql, type Kysely } from 'kysely';
import type { Schema } from '../../db/schema.js';
import { keepSession, noteVersion } from './proofs.js';

type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

/** Routes that keep the current session under a new token. */
const KEEPS_SESSION = new Set([
  '/change-password',
  '/two-factor/enable',
  '/two-factor/disable',
  '/two-factor/verify-totp',
  '/two-factor/verify-backup-code',
]);

/** Routes that grant no access: signing out clears the cookie even while the database is down. */
const NO_ACCESS = new Set(['/sign-out', '/get-session']);

/**
 * Records the credential version of the reader a request is about, before Better Auth checks the
 * proof. Links carry their own, see {@link bindLink}. For providers, see {@link noteProviderUser}.
 */
export function noteSubject(queries: Kysely<Schema>) {
  return {
    matcher: ({ path }: { path?: string }) => !NO_ACCESS.has(path ?? ''),
    handler: createAuthMiddleware(async (context) => {
      if (context.path === '/sign-in/email') await noteAddress(queries, context.body);
      else if (context.path === '/passkey/verify-authentication') {
        await notePasskey(queries, context.body);
      } else if (!context.path.startsWith('/callback/')) await noteSession(queries, context);
    }),
  };
}

/** Finds the reader that a provider identified: by their connection, or by their address. */
export async function noteProviderUser(
  queries: Kysely<Schema>,
  { providerId, accountId, email }: { providerId: string; accountId: string; email: string | null },
): Promise<void> {
  const readers = await queries
    .selectFrom('user')
    .select(['id', 'credentialVersion'])
    .where((where) =>
      where.or([
        where('email', '=', email),
        where.exists(
          where
            .selectFrom('account')
            .select('account.id')
            .whereRef('account.userId', '=', 'user.id')
            .where('account.providerId', '=', providerId)
            .where('account.accountId', '=', accountId),
        ),
      ]),
    )
    .execute();
  for (const { id, credentialVersion } of readers) noteVersion(id, credentialVersion);
}

async function noteAddress(queries: Kysely<Schema>, body: unknown): Promise<void> {
  const { email } = body as { email: string };
  const reader = await queries
    .selectFrom('user')
    .select(['id', 'credentialVersion'])
    .where('email', '=', email)
    .executeTakeFirst();
  if (reader !== undefined) noteVersion(reader.id, reader.credentialVersion);
}

async function notePasskey(queries: Kysely<Schema>, body: unknown): Promise<void> {
  const { response } = body as { response: { id: string } };
  const reader = await queries
    .selectFrom('passkey')
    .innerJoin('user', 'user.id', 'passkey.userId')
    .select(['user.id', 'user.credentialVersion'])
    .where('passkey.credentialID', '=', response.id)
    .executeTakeFirst();
  if (reader !== undefined) noteVersion(reader.id, reader.credentialVersion);
}

async function noteSession(queries: Kysely<Schema>, context: Context): Promise<void> {
  const { authCookies, secret } = context.context;
  const token = await context.getSignedCookie(authCookies.sessionToken.name, secret);
  if (typeof token !== 'string') return;
  const session = await queries
    .selectFrom('session')
    .innerJoin('user', 'user.id', 'session.userId')
    .select([
      'session.userId',
      'session.createdAt',
      'session.expiresAt',
      'session.endsAt',
      'user.credentialVersion',
    ])
    .where('session.token', '=', token)
    .where('session.expiresAt', '>', sql<Date>`now()`)
    .executeTakeFirst();
  if (session === undefined) return;
  noteVersion(session.userId, session.credentialVersion);
  if (KEEPS_SESSION.has(context.path)) keepSession(session);
}
