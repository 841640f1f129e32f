import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../log.js';
import { createTestApp, type TestApp } from '../testing/createTestApp.js';
import { migrateTestDatabase } from '../testing/migrateTestDatabase.js';
import { openTestPostgres } from '../testing/openTestPostgres.js';
import { startWebSocketBridge } from '../testing/startWebSocketBridge.js';
import { SECRET_TEXT } from '../testing/writeBuild.js';
import { joinDriver } from './driver.js';
import { isDatabaseUnavailable } from './isDatabaseUnavailable.js';
import { createPool } from './pool.js';

let postgres: Awaited<ReturnType<typeof openTestPostgres>>;
let bridge: Awaited<ReturnType<typeof startWebSocketBridge>>;
let url: string;
let app: TestApp;
beforeAll(async () => {
  postgres = await openTestPostgres();
  bridge = await startWebSocketBridge();
  url = joinDriver(postgres.server.url, { driver: 'websocket', proxy: bridge.url });
  expect(await migrateTestDatabase(url)).not.toEqual([]);
  app = await createTestApp({ databaseUrl: url });
});
afterAll(async () => {
  await app.close();
  await bridge.close();
  await postgres.dispose();
});

const isReady = async () => (await app.send({ path: '/api/health/ready' })).status;

describe('over WebSocket', () => {
  it('a reader signs up, signs in, and opens a gated page', async () => {
    const reader = app.browser();
    expect((await reader.signUp()).status).toBe(200);
    expect((await reader.signIn()).status).toBe(200);
    expect((await reader.get('/docs/members')).text).toContain(SECRET_TEXT);
  });

  it('a database that is down is an outage, and the server recovers by itself (FLT-01, FLT-02)', async () => {
    const reader = app.browser();
    expect((await reader.signUp()).status).toBe(200);
    await postgres.server.stop();
    for (let count = 0; count < 5; count += 1) {
      expect(await reader.get('/docs/members')).toMatchObject({
        status: 503,
        headers: { 'retry-after': '5' },
        text: expect.not.stringContaining(SECRET_TEXT),
      });
    }
    await postgres.server.restart();
    await expect.poll(isReady).toBe(200);
    expect((await reader.get('/docs/members')).text).toContain(SECRET_TEXT);
  });

  it('a connection that can’t be opened fails with an error, not an event', async () => {
    const proxy = 'ws://127.0.0.1:1/v1';
    const log = createLog('silent');
    const nowhere = joinDriver(postgres.server.url, { driver: 'websocket', proxy });
    const pool = createPool({ url: nowhere, max: 1, log });
    const error: unknown = await pool.query('select 1').catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(Error);
    expect(isDatabaseUnavailable(error)).toBe(true);
    await pool.end();
  });

  it('numbers, dates and arrays are the same as over TCP', async () => {
    const log = createLog('silent');
    const query = `select 12::int8 as big, now()::timestamptz(0) as at, array['a', 'b'] as list`;
    const types = await Promise.all(
      [url, postgres.server.url].map(async (each) => {
        const pool = createPool({ url: each, max: 1, log });
        const { rows } = await pool.query<{ big: number; at: Date; list: string[] }>(query);
        await pool.end();
        return rows.map(({ big, at, list }) => ({ big, at: at instanceof Date, list }));
      }),
    );
    expect(types[0]).toEqual([{ big: 12, at: true, list: ['a', 'b'] }]);
    expect(types[1]).toEqual(types[0]);
  });
});
