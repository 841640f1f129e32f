import type { EmbeddedServer } from '@gatehouse/dev-postgres';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Browser } from '../createBrowser.js';
import { runSql, type TestDatabase } from '../createTestDatabase.js';
import { migrateTestDatabase } from '../migrateTestDatabase.js';
import { openTestPostgres } from '../openTestPostgres.js';
import type { Sent } from '../send.js';
import { startInstances, type Instances } from '../startInstances.js';
import { startDatabaseProxy, type DatabaseProxy } from './startDatabaseProxy.js';

/** Longer than any time limit of the product. */
const RECOVERY = { timeout: 60_000, interval: 200 };

/** Set before the first test. */
export interface FaultyProduct {
  /** Stops and starts the database. */
  postgres: EmbeddedServer;
  /** Bypasses the proxies. */
  database: TestDatabase;
  instances: Instances;
  /** Each instance's network to the database. */
  proxies: [DatabaseProxy, DatabaseProxy];
  /** A reader whose session has to survive every fault, on both instances. */
  readers: [Browser, Browser];
}

/**
 * Two instances of the product on a PostgreSQL that a test can break. After each test, everything is
 * healed, and has to work again without a restart.
 */
export function useFaultyProduct(env: Record<string, string> = {}): FaultyProduct {
  const use = {} as FaultyProduct;
  let pids: (number | undefined)[];
  const getPids = () => [0, 1].map((each) => use.instances.process(each).child.pid);
  beforeAll(async () => {
    const { server, dispose } = await openTestPostgres();
    await migrateTestDatabase(server.url);
    use.postgres = server;
    use.database = {
      url: server.url,
      sql: (text, values) => runSql(server.url, text, values),
      drop: dispose,
    };
    use.proxies = [await startDatabaseProxy(server.url), await startDatabaseProxy(server.url)];
    use.instances = await startInstances({
      database: use.database,
      env,
      envs: use.proxies.map(({ url }) => ({ DATABASE_URL: url })),
    });
    const reader = await use.instances.reader();
    use.readers = [reader, use.instances.elsewhere(reader, 1)];
    pids = getPids();
  });
  afterEach(async () => {
    for (const proxy of use.proxies) proxy.heal();
    for (const reader of use.readers) {
      await expect
        .poll(async () => (await reader.get('/api/health/ready')).status, RECOVERY)
        .toBe(200);
      expect(await reader.isSignedIn(), 'no session is lost').toBe(true);
    }
    expect(getPids(), 'the processes are alive').toEqual(pids);
    expect(await halfReaders(use.database)).toEqual([]);
  });
  afterAll(async () => {
    await use.instances.stop();
    await Promise.all(use.proxies.map((proxy) => proxy.close()));
  });
  return use;
}

/** The addresses of readers without an account row, who could never sign in. */
function halfReaders(database: TestDatabase): Promise<{ email: string }[]> {
  return database.sql(
    `select email from "user" u where not exists (select 1 from account a where a."userId" = u.id)`,
  );
}

/** Checks that a request was refused because of an outage, and says when to try again. */
export function expectOutage({ status, headers, text }: Sent, what = ''): void {
  expect(status, `${what} ${text}`).toBe(503);
  expect(headers['retry-after'], what).toMatch(/^[1-9]\d*$/);
  expect(headers['cache-control'], what).toBe('no-store');
  if (headers['content-type']?.startsWith('application/json')) {
    expect(JSON.parse(text), what).toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  }
}

/**
 * Sends a request as an impatient reader would: again, until it is no longer refused with 503.
 *
 * @returns the last response, and how often it was sent
 */
export async function insist(attempt: () => Promise<Sent>): Promise<{ sent: Sent; times: number }> {
  let sent = await attempt();
  let times = 1;
  if (sent.status !== 503) return { sent, times };
  expectOutage(sent);
  await expect
    .poll(async () => {
      times += 1;
      sent = await attempt();
      if (sent.status === 503) expectOutage(sent);
      return sent.status;
    }, RECOVERY)
    .not.toBe(503);
  return { sent, times };
}
