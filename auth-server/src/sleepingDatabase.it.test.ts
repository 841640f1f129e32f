import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createServer, type GatehouseServer } from './createServer.js';
import { createTestDatabase, type TestDatabase } from './testing/createTestDatabase.js';
import { send } from './testing/send.js';
import { startTcpProxy, type TcpProxy } from './testing/startTcpProxy.js';
import { writeBuild } from './testing/writeBuild.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let directory: string;
let database: TestDatabase;
let proxy: TcpProxy;
let http: Server;
let port: number;
let gatehouse: GatehouseServer;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'gatehouse-sleep-'));
  await writeBuild(directory);
  database = await createTestDatabase();
  proxy = await startTcpProxy(database.url);
  http = createHttpServer().listen(0, '127.0.0.1');
  await once(http, 'listening');
  ({ port } = http.address() as AddressInfo);
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'],
  });
  gatehouse = await createServer({
    directory,
    env: {
      DATABASE_URL: proxy.url,
      DATA_DIR: directory,
      BETTER_AUTH_SECRET: 'a secret for tests, longer than 32 characters',
      SITE_URL: `http://localhost:${port}`,
      GATEHOUSE_LOG_LEVEL: 'silent',
    },
  });
  http.on('request', gatehouse.handler);
});
afterAll(async () => {
  vi.useRealTimers();
  await gatehouse.close();
  http.close();
  await proxy.close();
  await database.drop();
  await rm(directory, { recursive: true });
});

const headers = () => ({ host: `localhost:${port}`, connection: 'close' });
const isReady = async () =>
  (await send(port, { path: '/api/health/ready', headers: headers() })).status === 200;
/** Uses the database. @returns the status */
const visit = async () => {
  const { status } = await send(port, {
    method: 'POST',
    path: '/api/auth/sign-in/email',
    headers: {
      ...headers(),
      origin: `http://localhost:${port}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ email: 'nobody@example.com', password: 'a wrong password' }),
  });
  return status;
};

/** Lets time pass, with the work that timers start. */
async function pass(milliseconds: number): Promise<void> {
  for (let left = milliseconds; left > 0; left -= 10_000) {
    vi.advanceTimersByTime(Math.min(left, 10_000));
    await isIdle();
  }
}

/** Resolves when no query is running: timers would otherwise cancel it. */
async function isIdle(): Promise<void> {
  for (let quietTurns = 0; quietTurns < 20; quietTurns += 1) {
    const { writes } = proxy;
    await new Promise((resolve) => setImmediate(resolve));
    if (proxy.pending > 0 || proxy.writes > writes) quietTurns = 0;
  }
}

/** A command has queued an email. */
const queueElsewhere = (key: string) =>
  database.sql(
    `insert into mail (recipient, template, data, locale, dedupe_key)
      values ('ada@example.com', 'welcome', '{"name": "Ada", "path": "/"}', 'en', $1)`,
    [key],
  );
const isSent = async (key: string) => {
  const rows = await database.sql(
    'select 1 from mail where dedupe_key = $1 and sent_at is not null',
    [key],
  );
  return rows.length === 1;
};

describe('a database that nobody uses', () => {
  beforeAll(async () => {
    expect(await isReady()).toBe(true);
    await pass(5 * MINUTE);
  });

  it('gets no statement in five hours, however often a load balancer asks for readiness', async () => {
    const before = { writes: proxy.writes, connections: proxy.connections };
    for (let minute = 0; minute < 5 * 60; minute += 1) {
      await pass(MINUTE);
      expect(await isReady()).toBe(true);
    }
    expect({ writes: proxy.writes, connections: proxy.connections }).toEqual(before);
  });

  it('is cleaned, and asked for emails of other processes, soon after somebody uses it', async () => {
    await queueElsewhere('soon');
    await database.sql(`insert into attempt (key, points, expire) values ('old', 1, 1)`);
    await pass(10 * MINUTE);
    expect(await isSent('soon')).toBe(false);
    expect(await visit()).toBe(401);
    await pass(2 * MINUTE);
    await expect.poll(() => isSent('soon')).toBe(true);
    expect(await database.sql(`select 1 from attempt where key = 'old'`)).toEqual([]);
  });

  it('is asked for emails of other processes after six hours at the latest', async () => {
    await pass(5 * MINUTE);
    await queueElsewhere('late');
    await pass(5 * HOUR);
    expect(await isSent('late')).toBe(false);
    await pass(HOUR);
    await expect.poll(() => isSent('late')).toBe(true);
  });

  it('is queried by the readiness check after a failure, until it is back', async () => {
    proxy.mode = 'cut';
    expect(await visit()).toBe(503);
    expect(await isReady()).toBe(false);
    expect(await isReady()).toBe(false);
    proxy.mode = 'forward';
    vi.advanceTimersByTime(1_000);
    expect(await isReady()).toBe(true);
  });
});
