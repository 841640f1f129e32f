import type { Database } from '../database.js';
import { retryRead } from '../retryRead.js';
import { hasSchema } from './migrate.js';

/**
 * {@link hasSchema} for a check that repeats every few seconds. It queries the database at first, after a failure
 * and when something else has used it since: a check must not keep a database awake that nobody uses.
 *
 * @returns a function that rejects when the database can't be reached
 */
export function createReadyCheck(
  database: Pick<Database, 'background' | 'uses' | 'state'>,
): () => Promise<boolean> {
  let confirmedAt: number | null = null;
  return async () => {
    const uses = database.uses();
    if (confirmedAt === uses && !database.state().isAway) return true;
    confirmedAt = null;
    const isCurrent = await retryRead(() => hasSchema(database.background));
    if (isCurrent) confirmedAt = uses;
    return isCurrent;
  };
}
