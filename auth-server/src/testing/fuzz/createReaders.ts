import { createHmac, randomBytes } from 'node:crypto';
import { createPasswordHash } from '../../auth/passwordHash.js';
import { cookiePrefix } from '../../session/sessionCookie.js';
import { PASSWORD } from '../createBrowser.js';
import type { TestApp } from '../createTestApp.js';

export interface FuzzedReader {
  email: string;
  /** The id of the session, also used for the passkey and the connection. */
  session: string;
  cookie: string;
}

const READER = `
  with reader as (
    insert into "user" (id, name, email, "emailVerified", role, "createdAt", "updatedAt")
    values ($1, 'Ada', $2, true, 'reader', now(), now()) returning id
  ), credential as (
    insert into account (id, "userId", "accountId", "providerId", password, "createdAt", "updatedAt")
    select id || '-password', id, id, 'credential', $3, now(), now() from reader
  ), connection as (
    insert into account (id, "userId", "accountId", "providerId", "createdAt", "updatedAt")
    select id, id, id, 'github', now(), now() from reader
  ), passkey as (
    insert into passkey (id, "userId", "credentialID", "publicKey", counter, "deviceType", "backedUp")
    select id, id, id, '', 0, 'singleDevice', false from reader
  )
  insert into entitlement (user_id, plan, source) select id, 'premium', 'demo' from reader`;
/** In a second query: adding a sign-in method cancels a pending email change. */
const SESSION = `
  with email_change as (
    insert into email_change (user_id, new_email, old_token_hash, new_token_hash, expires_at)
    values ($1, $1 || '@new.example', $1 || 'old', $1 || 'new', now() + interval '1 hour')
  )
  insert into session (id, "userId", token, "expiresAt", "createdAt", "updatedAt")
  values ($1, $1, $1, now() + interval '1 day', now(), now())`;

/**
 * Creates signed-in readers with {@link PASSWORD}, a plan, and one of everything else that can be changed
 * or removed. Directly in the database: a thousand times as fast as through the API.
 */
export async function createReaders({ database, settings }: TestApp) {
  const password = await createPasswordHash().hash(PASSWORD);
  return async (): Promise<FuzzedReader> => {
    const id = randomBytes(16).toString('hex');
    const email = `${id}@example.com`;
    await database.pool.query(READER, [id, email, password]);
    await database.pool.query(SESSION, [id]);
    const signature = createHmac('sha256', settings.secrets.current.value)
      .update(id)
      .digest('base64');
    const name = `${cookiePrefix(settings.authUrl)}.session_token`;
    return { email, session: id, cookie: `${name}=${encodeURIComponent(`${id}.${signature}`)}` };
  };
}
