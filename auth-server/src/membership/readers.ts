import { foldEmail } from '@gatehouse/contract/emailAddress';
import { sql, type Kysely } from 'kysely';
import type { Schema } from '../db/schema.js';
import type { Addressee } from '../mail/message/Mail.js';
import { NOT_ENDED } from './entitlements.js';

/** @returns the id, or `null` when no reader has this address, or it is invalid */
export async function getReaderId(
  queries: Kysely<Schema>,
  address: string,
): Promise<string | null> {
  const email = foldEmail(address);
  if (email === null) return null;
  const row = await queries
    .selectFrom('user')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** The addressee of an email to a reader. @throws when there is no such reader */
export function requireAddressee(queries: Kysely<Schema>, id: string): Promise<Addressee> {
  return queries
    .selectFrom('user')
    .select(['name', 'email', 'locale'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

/** Bans a reader: ends their sessions, and allows no new ones. */
export async function banReader(queries: Kysely<Schema>, id: string): Promise<void> {
  await queries.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('user')
      .set({ bannedAt: sql`now()` })
      .where('id', '=', id)
      .execute();
    await transaction.deleteFrom('session').where('userId', '=', id).execute();
  });
}

/** Lets a banned reader sign in again. */
export async function unbanReader(queries: Kysely<Schema>, id: string): Promise<void> {
  await queries.updateTable('user').set({ bannedAt: null }).where('id', '=', id).execute();
}

/**
 * Turns off the second factor and ends all sessions, API keys and connected apps, because one may
 * belong to the person who set it up.
 */
export async function disableSecondFactor(queries: Kysely<Schema>, id: string): Promise<void> {
  await queries.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('user')
      .set({ twoFactorEnabled: false })
      .where('id', '=', id)
      .execute();
    await sql`delete from "twoFactor" where "userId" = ${id}`.execute(transaction);
    for (const table of ['session', 'verification', 'apikey', 'oauthConsent'] as const) {
      await transaction.deleteFrom(table).where('userId', '=', id).execute();
    }
  });
}

export async function makeAdministrator(queries: Kysely<Schema>, id: string): Promise<void> {
  await queries.updateTable('user').set({ role: 'administrator' }).where('id', '=', id).execute();
}

export interface ListedReader {
  id: string;
  email: string;
  name: string;
  role: Schema['user']['role'];
  banned: boolean;
  /** Active plans, with their ends: `premium`, `team until 2027-01-01`. */
  plans: string[];
}

/**
 * A page of readers, by address.
 *
 * @param page.after the address of the last one on the page before
 * @param page.search part of the address or the name
 * @param page.plan only readers who have it
 */
export async function listReaders(
  queries: Kysely<Schema>,
  page: {
    limit: number;
    after?: string | undefined;
    search?: string | undefined;
    plan?: string | undefined;
  },
): Promise<ListedReader[]> {
  const { limit, after, search, plan } = page;
  let query = queries
    .selectFrom('user')
    .select((builder) => [
      'user.id',
      'email',
      'name',
      'role',
      sql<boolean>`"bannedAt" is not null`.as('banned'),
      builder
        .selectFrom('entitlement')
        .whereRef('entitlement.user_id', '=', 'user.id')
        .where(NOT_ENDED)
        .select(
          sql<string[]>`coalesce(array_agg(
            plan || coalesce(' until ' || to_char(ends_at at time zone 'UTC', 'YYYY-MM-DD'), '')
            order by plan), '{}')`.as('plans'),
        )
        .as('plans'),
    ])
    .orderBy('email')
    .limit(limit);
  if (after !== undefined) query = query.where('email', '>', after);
  if (search !== undefined) {
    const part = search.toLowerCase();
    query = query.where(
      sql<boolean>`(position(${part} in email) > 0 or position(${part} in lower(name)) > 0)`,
    );
  }
  if (plan !== undefined) {
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('entitlement')
          .whereRef('entitlement.user_id', '=', 'user.id')
          .where('plan', '=', plan)
          .where(NOT_ENDED)
          .select('plan'),
      ),
    );
  }
  const rows = await query.execute();
  return rows.map((row) => ({ ...row, plans: row.plans ?? [] }));
}

/** @returns the addresses of these readers, by id */
export async function getAddresses(
  queries: Kysely<Schema>,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await queries
    .selectFrom('user')
    .select(['id', 'email'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, email }) => [id, email]));
}
