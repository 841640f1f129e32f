import { sql, type Kysely } from 'kysely';
import type { Schema } from '../db/schema.js';
import type { Log } from '../log.js';

const EVERY_MS = 60 * 60 * 1000;

/** A row that is over opens nothing, but nobody else ever removes it (RL-13). */
const OVER = {
  session: sql<boolean>`"expiresAt" < now()`,
  verification: sql<boolean>`"expiresAt" < now()`,
  sign_up: sql<boolean>`expires_at < now()`,
  rateLimit: sql<boolean>`"lastRequest" < extract(epoch from now() - interval '1 day') * 1000`,
  attempt: sql<boolean>`expire < extract(epoch from now()) * 1000`,
  known_device: sql<boolean>`last_seen_at < now() - interval '400 days'`,
} as const;

/** Removes what is over, and answers how much of it there was in each table. */
export async function deleteExpired(queries: Kysely<Schema>): Promise<Record<string, number>> {
  const removed: Record<string, number> = {};
  for (const [table, isOver] of Object.entries(OVER)) {
    const { numDeletedRows } = await queries
      .deleteFrom(table as keyof typeof OVER)
      .where(isOver)
      .executeTakeFirst();
    removed[table] = Number(numDeletedRows);
  }
  return removed;
}

/**
 * Cleans up now and every hour.
 *
 * @returns stops it, and waits for a clean-up that is under way
 */
export function startHousekeeping(options: {
  queries: Kysely<Schema>;
  log: Log;
}): () => Promise<void> {
  const { queries, log } = options;
  const clean = async () => {
    try {
      log.debug({ removed: await deleteExpired(queries) }, 'removed what has expired');
    } catch (error) {
      log.warn({ err: error }, 'could not remove what has expired, will try again');
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
