import { sql, type Kysely } from 'kysely';
import type { Schema } from '../db/schema.js';
import type { Log } from '../log.js';

const EVERY_MS = 60 * 60 * 1000;

/** Removes sessions that are over. They open nothing, but nobody else ever removes them. */
export async function deleteExpiredSessions(queries: Kysely<Schema>): Promise<number> {
  const { numDeletedRows } = await queries
    .deleteFrom('session')
    .where('expiresAt', '<', sql<Date>`now()`)
    .executeTakeFirst();
  return Number(numDeletedRows);
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
      log.debug({ sessions: await deleteExpiredSessions(queries) }, 'removed what has expired');
    } catch (error) {
      log.warn({ err: error }, 'could not remove expired sessions, will try again');
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
