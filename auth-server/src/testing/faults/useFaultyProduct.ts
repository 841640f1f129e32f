import type { EmbeddedServer } from '@gatehouse/dev-postgres';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Browser } from '../createBrowser.js';
import { runSql, type TestDatabase } from '../createTestDatabase.js';
import { migrateTestDatabase } from '../migrateTestDatabase.js';
import { openTestPostgres } from '../openTestPostgres.js';
import { startInstances, type Instances } from '../startInstances.js';
import { RECOVERY } from './expectOutage.js';
import { startDatabaseProxy, type DatabaseProxy } from './startDatabaseProxy.js';

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
