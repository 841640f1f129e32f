import { sql, type Kysely } from 'kysely';
import type { Schema } from '../db/schema.js';
import type { Log } from '../log.js';

const EVERY_MS = 60 * 60 * 1000;

/** A row that is over opens nothing, but nobody else ever removes it (RL-13). */
const isOver = (auditDays: number) => ({
  session: sql<boolean>`"expiresAt" < now()`,
  verification: sql<boolean>`"expiresAt" < now()`,
  apikey: sql<boolean>`"expiresAt" < now()`,
  sign_up: sql<boolean>`expires_at < now()`,
  rateLimit: sql<boolean>`"lastRequest" < extract(epoch from now() - interval '1 day') * 1000`,
  attempt: sql<boolean>`expire < extract(epoch from now()) * 1000`,
  email_change: sql<boolean>`expires_at < now()`,
  // Apps register themselves, and those that no reader has let in are only in the way.
  oauthClient: sql<boolean>`"createdAt" < now() - interval '7 days' and not exists
    (select from "oauthConsent" where "oauthConsent"."clientId" = "oauthClient"."clientId")`,
  oauthRefreshToken: sql<boolean>`"expiresAt" < now()`,
  oauthAccessToken: sql<boolean>`"expiresAt" < now()`,
  known_device: sql<boolean>`last_seen_at < now() - interval '400 days'`,
  audit_event: sql<boolean>`at < now() - ${auditDays} * interval '1 day'`,
});

/**
 * Removes what is over, and answers how much of it there was in each table.
 *
 * @param auditDays how long the audit trail is kept
 */
export async function deleteExpired(
  queries: Kysely<Schema>,
  auditDays: number,
): Promise<Record<string, number>> {
  const removed: Record<string, number> = {};
  for (const [table, condition] of Object.entries(isOver(auditDays))) {
    const { numDeletedRows } = await queries
      .deleteFrom(table as keyof ReturnType<typeof isOver>)
      .where(condition)
      .executeTakeFirst();
    removed[table] = Number(numDeletedRows);
  }
  return removed;
}

/**
 * Cleans up now and every hour.
 *
 * @param options.maintainKeys renews the keys that sign access tokens
 * @returns stops it, and waits for a clean-up that is under way
 */
export function startHousekeeping(options: {
  queries: Kysely<Schema>;
  log: Log;
  auditDays: number;
  maintainKeys: () => Promise<void>;
}): () => Promise<void> {
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
  const timer = setInterval(() => {
    cleaning = clean();
  }, EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await cleaning;
  };
}
