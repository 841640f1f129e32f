import { createHmac, randomBytes } from 'node:crypto';
import { createPasswordHash } from '../../auth/passwordHash.js';
import { cookiePrefix } from '../../session/sessionCookie.js';
import { PASSWORD } from '../createBrowser.js';
import type { TestApp } from '../createTestApp.js';

export interface FuzzedReader {
  email: string;
  /** The id of their session. */
  session: string;
  cookie: string;
}

const READER = `
  with reader as (
    insert into "user" (id, name, email, "emailVerified", role, "createdAt", "updatedAt")
    values ($1, 'Ada', $2, true, 'reader', now(), now()) returning id
  ), credential as (
    insert into account (id, "userId", "accountId", "providerId", password, "createdAt", "updatedAt")
    select $1, id, id, 'credential', $3, now(), now() from reader
  )
  insert into entitlement (user_id, plan, source) select id, 'premium', 'demo' from reader`;
const SESSION = `
  insert into session (id, "userId", token, "expiresAt", "createdAt", "updatedAt")
  values ($1, $1, $1, now() + interval '1 day', now(), now())`;

/** Makes readers who are signed in, with {@link PASSWORD} and a plan, in a thousandth of the time. */
export async function createReaders({ database, settings }: TestApp) {
  const password = await createPasswordHash().hash(PASSWORD);
  return async (): Promise<FuzzedReader> => {
    const id = randomBytes(16).toString('hex');
    const email = `${id}@example.com`;
    await database.pool.query(READER, [id, email, password]);
    await database.pool.query(SESSION, [id]);
    const signature = createHmac('sha256', settings.secret).update(id).digest('base64');
    const name = `${cookiePrefix(settings.authUrl)}.session_token`;
    return { email, session: id, cookie: `${name}=${encodeURIComponent(`${id}.${signature}`)}` };
  };
}
