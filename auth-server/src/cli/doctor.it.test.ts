import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/createTestDatabase.js';
import { runProduct } from '../testing/runProduct.js';
import { writeBuild } from '../testing/writeBuild.js';

let directory: string;
let database: TestDatabase;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'gatehouse-doctor-'));
});
afterEach(async () => {
  await rm(directory, { recursive: true });
  await database.drop();
});

const doctor = (env: Record<string, string> = {}) =>
  runProduct('cli/gatehouse.js', {
    directory,
    args: ['doctor'],
    env: { DATABASE_URL: database.url, BETTER_AUTH_SECRET: 'x'.repeat(32), ...env },
  }).ended();

it('reports no problems if there are none', async () => {
  database = await createTestDatabase();
  await writeBuild(directory);
  const { code, output } = await doctor();
  expect(output).toMatch(
    /✓ settings[^]+✓ configuration: sign-up open[^]+✓ database: reachable[^]+✓ schema: up to date[^]+✓ build: /,
  );
  expect(output).not.toContain('✗');
  expect(code).toBe(0);
});

it('reports all problems', async () => {
  database = await createTestDatabase({ empty: true });
  const { code, output } = await doctor();
  expect(output).toMatch(
    /✓ database: reachable[^]+✗ schema: The database is older than this server[^]+gatehouse migrate[^]+✗ build: No build found/,
  );
  expect(code).toBe(1);
  expect((await doctor({ BETTER_AUTH_SECRET: 'short' })).output).toMatch(
    /^✗ settings: .*\n +BETTER/,
  );
  const away = await doctor({ DATABASE_URL: 'postgresql://u:hunter2@127.0.0.1:1/db' });
  expect(away.output).toMatch(/✗ database: /);
  expect(away.output).not.toContain('hunter2');
});
