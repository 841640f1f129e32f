import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../log.js';
import { createTestDatabase, type TestDatabase } from '../testing/createTestDatabase.js';
import { isDatabaseUnavailable } from './isDatabaseUnavailable.js';
import { createPool } from './pool.js';
import type { Pool } from './watchedPool.js';

let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool({ url: database.url, max: 2, log: createLog('silent'), queryTimeout: 1_000 });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const running = () =>
  database.sql(
    `select query from pg_stat_activity
      where datname = current_database() and state = 'active' and pid <> pg_backend_pid()`,
  );

describe('a query that takes too long', () => {
  it('is canceled by the server, so that no backend is left behind (FLT-04)', async () => {
    const error: unknown = await pool.query('select pg_sleep(60)').catch((it: unknown) => it);
    expect(error).toMatchObject({ code: '57014' });
    expect(isDatabaseUnavailable(error)).toBe(true);
    expect(await running()).toEqual([]);
  });

  it('is also canceled while it waits for a lock', async () => {
    const holder = await pool.connect();
    try {
      await holder.query('begin');
      await holder.query('lock table "user" in access exclusive mode');
      await expect(pool.query('select 1 from "user"')).rejects.toMatchObject({ code: '57014' });
      expect(await running()).toEqual([]);
    } finally {
      await holder.query('rollback');
      holder.release();
    }
  });
});
