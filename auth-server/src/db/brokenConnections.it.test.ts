import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLog } from '../log.js';
import type { Browser } from '../testing/createBrowser.js';
import { createTestApp, type TestApp } from '../testing/createTestApp.js';
import { createTestDatabase, type TestDatabase } from '../testing/createTestDatabase.js';
import { startTcpProxy, type TcpProxy } from '../testing/startTcpProxy.js';
import { SECRET_TEXT } from '../testing/writeBuild.js';
import { createCircuit } from './circuit.js';
import { DatabaseAway, isDatabaseUnavailable } from './isDatabaseUnavailable.js';
import { createPool } from './pool.js';
import { retryRead } from './retryRead.js';
import type { Pool } from './watchedPool.js';

let database: TestDatabase;
let proxy: TcpProxy;
beforeAll(async () => {
  database = await createTestDatabase();
  proxy = await startTcpProxy(database.url);
});
afterAll(async () => {
  await proxy.close();
  await database.drop();
});

describe('a pool', () => {
  let pool: Pool;
  /** Milliseconds by the circuit's clock. */
  let time: number;
  beforeEach(() => {
    time = 1_000_000;
    const log = createLog('silent');
    const circuit = createCircuit({ log, now: () => time });
    pool = createPool({ url: proxy.url, max: 10, log, circuit });
  });
  afterEach(async () => {
    proxy.release();
    await pool.end();
  });

  it('opens no more connections than it may while a suspended database resumes (FLT-03)', async () => {
    const before = proxy.connections;
    proxy.mode = 'hold';
    const queries = Array.from({ length: 100 }, () => pool.query('select 1'));
    await expect.poll(() => proxy.connections - before).toBe(10);
    proxy.release();
    await Promise.all(queries);
    expect(proxy.connections - before).toBe(10);
  });

  it('asks a database that is away no more than four times per second, and notices when it is back (FLT-01)', async () => {
    proxy.mode = 'cut';
    for (let count = 0; count < 3; count += 1) {
      await expect(pool.query('select 1')).rejects.toThrow();
    }
    const before = proxy.connections;
    for (let count = 0; count < 20; count += 1) {
      await expect(pool.query('select 1')).rejects.toThrow(DatabaseAway);
      await expect(pool.connect()).rejects.toThrow(DatabaseAway);
    }
    expect(proxy.connections).toBe(before);
    time += 250;
    await expect(pool.query('select 1')).rejects.not.toThrow(DatabaseAway);
    expect(proxy.connections).toBe(before + 1);
    proxy.mode = 'forward';
    time += 250;
    await pool.query('select 1');
    await pool.query('select 1');
  });

  it('counts no violated constraint, wrong query or canceled statement as an outage', async () => {
    const before = proxy.connections;
    for (let count = 0; count < 5; count += 1) {
      await expect(pool.query('select nothing')).rejects.toMatchObject({ code: '42703' });
      await expect(
        pool.query(`do $$ begin raise exception using errcode = '57014'; end $$`),
      ).rejects.toMatchObject({ code: '57014' });
    }
    await pool.query('select 1');
    expect(proxy.connections).toBe(before + 1);
  });

  it('repeats a read on another connection when its own broke, and a write never (FLT-02)', async () => {
    await Promise.all([1, 2, 3].map(() => pool.query('select pg_sleep(0.01)')));
    proxy.mode = 'cut';
    let attempts = 0;
    const { rows } = await retryRead(() => {
      attempts += 1;
      const query = pool.query('select 1 as one');
      // Only the first attempt uses an open connection.
      if (attempts === 2) proxy.mode = 'forward';
      return query;
    });
    expect(rows).toEqual([{ one: 1 }]);
    expect(attempts).toBe(2);

    proxy.mode = 'cut';
    const error: unknown = await pool
      .query('update "user" set name = name')
      .catch((it: unknown) => it);
    expect(isDatabaseUnavailable(error)).toBe(true);
  });

  it('uses none of its other connections after one of them broke', async () => {
    await Promise.all([1, 2, 3].map(() => pool.query('select pg_sleep(0.01)')));
    const before = proxy.connections;
    proxy.mode = 'cut';
    await expect(pool.query('select 1')).rejects.toThrow();
    proxy.mode = 'forward';
    await pool.query('select 1');
    expect(proxy.connections).toBe(before + 1);
  });
});

describe('the server', () => {
  let app: TestApp;
  let reader: Browser;
  beforeAll(async () => {
    app = await createTestApp({ databaseUrl: proxy.url });
    reader = app.browser();
    expect((await reader.signUp()).status).toBe(200);
  });
  afterAll(async () => {
    proxy.release();
    await app.close();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('answers within ten seconds when the database is silent, and from then on at once (FLT-03)', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const outage = await holdBack();
    const first = await outage.until(reader.get('/docs/members'));
    expect(first).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
    expect(first.text).not.toContain(SECRET_TEXT);
    // Without a timer, so that a query would hang.
    const answers = await Promise.all([reader.get('/docs/members'), reader.get('/api/me')]);
    expect(answers.map(({ status }) => status)).toEqual([503, 503]);
    expect((await reader.get('/docs/intro')).status).toBe(200);
    outage.end();
    vi.advanceTimersByTime(250);
    expect((await reader.get('/docs/members')).text).toContain(SECRET_TEXT);
  });

  it('answers with 503 when no connection gets free, and its live check still answers (FLT-04)', async () => {
    const taken = await Promise.all(Array.from({ length: 10 }, () => app.database.pool.connect()));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const waiting = advanceUntil(reader.get('/docs/members'));
    expect((await app.send({ path: '/api/health/live' })).status).toBe(200);
    const answer = await waiting;
    expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
    expect(answer.text).not.toContain(SECRET_TEXT);
    for (const client of taken) client.release();
    vi.advanceTimersByTime(250);
    expect((await reader.get('/docs/members')).text).toContain(SECRET_TEXT);
  });

  /** The proxy holds everything back until `end`. */
  async function holdBack() {
    await app.database.pool.query('select 1');
    proxy.mode = 'hold';
    return { until: advanceUntil, end: () => proxy.release() };
  }
});

/** Lets time pass until `work` is done. */
async function advanceUntil<T>(work: Promise<T>): Promise<T> {
  let isDone = false;
  const done = work.finally(() => {
    isDone = true;
  });
  while (!isDone) {
    vi.advanceTimersByTime(100);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return done;
}
