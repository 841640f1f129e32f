import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { createPool } from '../db/pool.js';
import { createLog } from '../log.js';

/** Migrated once per run, then copied. */
export const TEMPLATE = 'gatehouse_template';

export interface TestDatabase {
  url: string;
  sql<T extends object>(text: string, values?: unknown[]): Promise<T[]>;
  drop(): Promise<void>;
}

/** A database for one test file. */
export async function createTestDatabase({ empty = false } = {}): Promise<TestDatabase> {
  const maintenance = inject('postgresUrl');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await runSql(maintenance, `create database ${name}${empty ? '' : ` template ${TEMPLATE}`}`);
  const url = new URL(maintenance);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    sql: (text, values) => runSql(url.href, text, values),
    drop: async () => {
      await runSql(maintenance, `drop database ${name} with (force)`);
    },
  };
}

/** Runs one statement on a separate connection. */
export async function runSql<T extends object>(
  url: string,
  text: string,
  values: unknown[] = [],
): Promise<T[]> {
  const pool = createPool({ url, max: 1, log: createLog('silent') });
  try {
    return (await pool.query<T>(text, values)).rows;
  } finally {
    await pool.end();
  }
}
