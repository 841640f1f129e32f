import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/createTestDatabase.js';
import { startDatabaseProxy, type DatabaseProxy } from '../testing/faults/startDatabaseProxy.js';
import { getFreePort } from '../testing/getFreePort.js';
import { runProduct, type Product } from '../testing/runProduct.js';
import { writeBuild } from '../testing/writeBuild.js';

/** Each start takes a second of processor time. */
const COUNT = process.env.GATEHOUSE_NIGHTLY === '1' ? 10 : 4;
const SCHEMA = `
  select table_name, column_name, data_type, is_nullable from information_schema.columns
   where table_schema = 'public' order by 1, 2`;

let directory: string;
let expected: TestDatabase;
let database: TestDatabase;
let proxy: DatabaseProxy;
let started: Product[];

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'gatehouse-migrations-'));
  await chmod(directory, 0o755);
  await writeBuild(directory);
  expected = await createTestDatabase();
  database = await createTestDatabase({ empty: true });
  proxy = await startDatabaseProxy(database.url);
  started = [];
});
afterEach(async () => {
  for (const { child, ended } of started) {
    child.kill('SIGKILL');
    await ended();
  }
  await proxy.close();
  await database.drop();
  await expected.drop();
  await rm(directory, { recursive: true });
});

async function start(databaseUrl: string): Promise<Product> {
  const product = runProduct('main.js', {
    directory,
    env: {
      PORT: String(await getFreePort()),
      DATABASE_URL: databaseUrl,
      BETTER_AUTH_SECRET: 'a secret for tests, longer than 32 characters',
    },
  });
  started.push(product);
  return product;
}

const countWaiting = async () => {
  const rows = await database.sql(
    `select 1 from pg_locks l join pg_database d on d.oid = l.database
      where l.locktype = 'advisory' and not l.granted and d.datname = current_database()`,
  );
  return rows.length;
};

it('instances that start on an empty database migrate it once, even if the first one is killed meanwhile (FLT-08)', async () => {
  // The first one holds the lock, and has made a part of the tables.
  const midway = proxy.holdAt(/create table "?entitlement/i);
  const killed = await start(proxy.url);
  await midway;
  const others = await Promise.all(Array.from({ length: COUNT - 1 }, () => start(database.url)));
  await expect.poll(countWaiting, { timeout: 110_000, interval: 50 }).toBe(others.length);
  killed.child.kill('SIGKILL');
  await Promise.all(others.map((product) => product.wrote(/"msg":"ready"/)));
  expect(await database.sql(SCHEMA)).toEqual(await expected.sql(SCHEMA));
  const applied = await database.sql<{ name: string }>('select name from gatehouse_migration');
  expect(new Set(applied.map(({ name }) => name)).size).toBe(applied.length);
});
