import { expect } from 'vitest';
import { createPool } from '../db/pool.js';
import { createLog } from '../log.js';
import type { TestDatabase } from './createTestDatabase.js';

/**
 * Locks a reader's row in a transaction, so that requests wait for it in a defined order.
 *
 * @returns the transaction, and `begin`, which starts work and resolves when it waits for a lock or is
 * done
 */
export async function holdReader(database: TestDatabase, email: string) {
  const pool = createPool({ url: database.url, max: 1, log: createLog('silent') });
  const client = await pool.connect();
  await client.query('begin');
  await client.query('select 1 from "user" where email = $1 for update', [email]);
  let waiting = 0;
  return {
    sql: (text: string, values: unknown[]) => client.query(text, values),
    begin: async <T>(
      work: () => Promise<T>,
    ): Promise<{ answer: Promise<T>; isWaiting: boolean }> => {
      let isDone = false;
      const answer = work().finally(() => {
        isDone = true;
      });
      await expect
        .poll(async () => isDone || (await countWaiting()) > waiting, WAIT_OPTIONS)
        .toBe(true);
      if (!isDone) waiting += 1;
      return { answer, isWaiting: !isDone };
    },
    release: async (): Promise<void> => {
      await client.query('commit');
      client.release();
      await pool.end();
    },
  };

  /** On a separate connection: within a transaction, the list never changes. */
  async function countWaiting(): Promise<number> {
    const rows = await database.sql(
      `select 1 from pg_stat_activity
        where wait_event_type = 'Lock' and datname = current_database()`,
    );
    return rows.length;
  }
}

const WAIT_OPTIONS = { timeout: 10_000, interval: 10 };
