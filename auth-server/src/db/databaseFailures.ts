import { AsyncLocalStorage } from 'node:async_hooks';
import type { PostgresPool } from 'kysely';
import { isDatabaseUnavailable } from './isDatabaseUnavailable.js';
import type { Pool } from './watchedPool.js';

/**
 * Better Auth catches database errors and responds with "failed to create user", "unauthorized" or
 * even success. So the queries themselves are watched: an outage is reported as an outage, never as
 * "signed out" or "done".
 */
const watched = new AsyncLocalStorage<{ failure: unknown }>();

/**
 * Runs `work` and reports whether the database became unreachable during it.
 * @returns the result of `work`, and the first such failure or `null`
 */
export async function watchDatabase<T>(
  work: () => Promise<T>,
): Promise<{ result: T; failure: unknown }> {
  const watch = { failure: null as unknown };
  const result = await watched.run(watch, work);
  return { result, failure: watch.failure };
}

export function reportDatabaseFailure(error: unknown): void {
  const watch = watched.getStore();
  if (watch !== undefined && watch.failure === null && isDatabaseUnavailable(error)) {
    watch.failure = error;
  }
}

/** A pool that also reports connections it can't open. */
export function reportingPool(pool: Pool): PostgresPool {
  return {
    connect: async () => {
      try {
        return await pool.connect();
      } catch (error) {
        reportDatabaseFailure(error);
        throw error;
      }
    },
    end: () => pool.end(),
  };
}
