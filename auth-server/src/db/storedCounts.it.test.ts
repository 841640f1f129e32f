import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLog } from '../log.js';
import { createTestDatabase, type TestDatabase } from '../testing/createTestDatabase.js';
import { createPool } from './pool.js';
import { createStoredCounts } from './storedCounts.js';
import type { Pool } from './watchedPool.js';

let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool({ url: database.url, max: 1, log: createLog('silent') });
  await database.sql(`insert into mail (recipient, template, data, locale, dedupe_key, created_at)
    values ('a@example.com', 'welcome', '{}', 'en', 'a', now() - interval '90 seconds')`);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** Counts with a clock of its own. */
function open(given = pool) {
  const clock = { now: 1_000_000, usedAt: 0 };
  let queries = 0;
  const counted = {
    query: (text: string) => {
      queries += 1;
      clock.usedAt = clock.now;
      return given.query(text);
    },
  } as unknown as Pool;
  const count = createStoredCounts({
    pool: counted,
    usedAt: () => clock.usedAt,
    now: () => clock.now,
  });
  return { clock, count, queries: () => queries };
}

it('counts sessions and waiting emails once the database is in use', async () => {
  const { clock, count } = open();
  expect(await count()).toBeNull();
  clock.usedAt = clock.now;
  const counts = await count();
  expect(counts).toMatchObject({ sessions: 0, mailWaiting: 1, at: new Date(clock.now) });
  expect(counts?.mailOldest).toBeGreaterThanOrEqual(90);
});

it('asks at most once a minute, however often it is called', async () => {
  const { clock, count, queries } = open();
  clock.usedAt = clock.now;
  await Promise.all(Array.from({ length: 5 }, count));
  expect(queries()).toBe(1);
  clock.now += 59_000;
  clock.usedAt = clock.now;
  await count();
  expect(queries()).toBe(1);
  clock.now += 1_000;
  await count();
  expect(queries()).toBe(2);
});

it('lets a database sleep that nobody uses, and keeps the last counts', async () => {
  const { clock, count, queries } = open();
  clock.usedAt = clock.now;
  const counts = await count();
  // Its own query is no use.
  for (let minute = 0; minute < 10; minute += 1) {
    clock.now += 60_000;
    expect(await count()).toEqual(counts);
  }
  expect(queries()).toBe(1);
  // A request a while ago, while nobody asked for metrics.
  clock.usedAt = clock.now - 60_000;
  await count();
  expect(queries()).toBe(1);
});

it('knows nothing while the database fails', async () => {
  const broken = { query: () => Promise.reject(new Error('down')) } as unknown as Pool;
  const { clock, count } = open(broken);
  clock.usedAt = clock.now;
  expect(await count()).toBeNull();
});
