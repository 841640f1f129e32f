import { AsyncLocalStorage } from 'node:async_hooks';
import type { PostgresPool } from 'kysely';
import { isDatabaseUnavailable } from './isDatabaseUnavailable.js';
import type { Pool } from './pool.js';

/**
 * Better Auth catches what the database throws and answers "failed to create user", "unauthorized"
 * or even success. Who calls it watches the queries themselves, so that an outage is answered as an
 * outage, and never as "signed out" or "done".
 */
const watched = new AsyncLocalStorage<{ failure: unknown }>();

/**
 * Runs `work` and tells whether the database could not be reached meanwhile.
 *
 * @returns what `work` returned, and the first such failure or `null`
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

/** A pool that also reports connections which it cannot make. */
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
