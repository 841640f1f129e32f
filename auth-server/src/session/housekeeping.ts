import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/database.js';
import type { Schema } from '../db/schema.js';
import type { Log } from '../log.js';

const EVERY_MS = 60 * 60 * 1000;
/** Milliseconds between two looks at whether the database is in use. */
const LOOK_MS = 60 * 1000;

/** Expired rows grant nothing, but nothing else ever deletes them (RL-13). */
const isExpired = (auditDays: number) => ({
  session: sql<boolean>`"expiresAt" < now()`,
  verification: sql<boolean>`"expiresAt" < now()`,
  apikey: sql<boolean>`"expiresAt" < now()`,
  sign_up: sql<boolean>`expires_at < now()`,
  // The casts let the indexes be used.
  rateLimit: sql<boolean>`"lastRequest" < (extract(epoch from now() - interval '1 day') * 1000)::bigint`,
  attempt: sql<boolean>`expire < (extract(epoch from now()) * 1000)::bigint`,
  email_change: sql<boolean>`expires_at < now()`,
  // Apps register themselves, and many of them are never connected by any reader.
  oauthClient: sql<boolean>`"createdAt" < now() - interval '7 days' and not exists
    (select from "oauthConsent" where "oauthConsent"."clientId" = "oauthClient"."clientId")`,
  oauthRefreshToken: sql<boolean>`"expiresAt" < now()`,
  oauthAccessToken: sql<boolean>`"expiresAt" < now()`,
  known_device: sql<boolean>`last_seen_at < now() - interval '400 days'`,
  audit_event: sql<boolean>`at < now() - ${auditDays} * interval '1 day'`,
});

/** Rows per statement: each is a short transaction, and other requests get their turn in between. */
const BATCH = 1000;

/**
 * Deletes expired rows. Several servers may do so at once: each skips what another one is deleting, or what
 * a request uses at this moment.
 *
 * @param auditDays how long to keep the audit trail
 * @returns the number of deleted rows per table
 */
export async function deleteExpired(
  queries: Kysely<Schema>,
  auditDays: number,
): Promise<Record<string, number>> {
  const removed: Record<string, number> = {};
  for (const [table, condition] of Object.entries(isExpired(auditDays))) {
    removed[table] = 0;
    let deleted: number;
    do {
      // An array: for a subquery, the planner would read the whole table.
      const { numAffectedRows } = await sql`
        delete from ${sql.table(table)} where ctid = any(array(
          select ctid from ${sql.table(table)} where ${condition} limit ${BATCH} for update skip locked
        ))`.execute(queries);
      deleted = Number(numAffectedRows);
      removed[table] += deleted;
    } while (deleted === BATCH);
  }
  return removed;
}

interface Housekeeping {
  queries: Kysely<Schema>;
  log: Log;
  auditDays: number;
  /** Renews the keys that sign access tokens. */
  maintainKeys: () => Promise<void>;
}

/** {@link startHousekeeping} once, without a timer. */
export async function keepHouse(options: Housekeeping): Promise<void> {
  const { queries, log, auditDays } = options;
  log.debug({ removed: await deleteExpired(queries, auditDays) }, 'removed expired rows');
  await options.maintainKeys();
}

/**
 * Deletes expired rows now, and then once per hour while the database is in use: it must not keep awake or wake one
 * that scales to zero.
 *
 * @param options.uses see {@link Database}
 * @returns a function that stops it, and waits for a run in progress
 */
export function startHousekeeping(
  options: Housekeeping & { uses: Database['uses'] },
): () => Promise<void> {
  const { queries, log, auditDays } = options;
  const clean = async () => {
    try {
      log.debug({ removed: await deleteExpired(queries, auditDays) }, 'removed expired rows');
    } catch (error) {
      log.warn({ err: error }, 'could not remove expired rows, will try again');
    }
    try {
      await options.maintainKeys();
    } catch (error) {
      log.warn({ err: error }, 'could not maintain the signing keys, will try again');
    }
  };
  let cleaning = clean();
  let cleanedAt = performance.now();
  let seen = options.uses();
  const timer = setInterval(() => {
    const isInUse = options.uses() !== seen;
    seen = options.uses();
    if (!isInUse || performance.now() - cleanedAt < EVERY_MS) return;
    cleanedAt = performance.now();
    cleaning = clean();
  }, LOOK_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await cleaning;
  };
}
