import type { QueryResultRow } from 'pg';
import { createLog } from '../log.js';
import { createPool } from './pool.js';

/** Runs one statement on a connection of its own. */
export async function runOnce<T extends QueryResultRow>(url: string, text: string): Promise<T[]> {
  const pool = createPool({ url, max: 1, log: createLog('silent') });
  try {
    return (await pool.query<T>(text)).rows;
  } finally {
    await pool.end();
  }
}
