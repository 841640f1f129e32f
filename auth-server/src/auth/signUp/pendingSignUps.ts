import { sql, type Kysely } from 'kysely';
import type { Schema } from '../../db/schema.js';

/** In minutes. Long enough for an email to arrive, short enough for a lost one not to matter. */
export const SIGN_UP_MINUTES = 15;

export interface PendingSignUp {
  email: string;
  name: string;
  passwordHash: string;
  locale: string;
  next: string;
  /** Hash of the secret kept by the browser that signed up; `null` if it keeps none. */
  browserHash: string | null;
}

/** Stores a sign-up until its address is verified. Each has its own link. */
export async function insertSignUp(
  queries: Kysely<Schema>,
  tokenHash: string,
  { passwordHash, browserHash, ...rest }: PendingSignUp,
): Promise<void> {
  await queries
    .insertInto('sign_up')
    .values({
      ...rest,
      token_hash: tokenHash,
      password_hash: passwordHash,
      browser_hash: browserHash,
      expires_at: sql<Date>`now() + ${SIGN_UP_MINUTES} * interval '1 minute'`,
    })
    .execute();
}

/** @returns `null` if no sign-up has this token, or it has expired */
export async function getSignUp(
  queries: Kysely<Schema>,
  tokenHash: string,
): Promise<PendingSignUp | null> {
  const row = await pending(queries).where('token_hash', '=', tokenHash).executeTakeFirst();
  return row ?? null;
}

/** Pending sign-ups for an address, newest first. */
export async function listSignUps(
  queries: Kysely<Schema>,
  email: string,
  limit: number,
): Promise<PendingSignUp[]> {
  return pending(queries)
    .where('email', '=', email)
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute();
}

/** The newest sign-up for an address from one browser. */
export async function getSignUpOfBrowser(
  queries: Kysely<Schema>,
  email: string,
  browserHash: string,
): Promise<PendingSignUp | null> {
  const row = await pending(queries)
    .where('email', '=', email)
    .where('browser_hash', '=', browserHash)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Invalidates all links for an address, which now has an account. */
export async function deleteSignUps(queries: Kysely<Schema>, email: string): Promise<void> {
  await queries.deleteFrom('sign_up').where('email', '=', email).execute();
}

function pending(queries: Kysely<Schema>) {
  return queries
    .selectFrom('sign_up')
    .select([
      'email',
      'name',
      'password_hash as passwordHash',
      'locale',
      'next',
      'browser_hash as browserHash',
    ])
    .where('expires_at', '>', sql<Date>`now()`);
}
