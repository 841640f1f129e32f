import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSetup, type Setup } from '../../testing/createSetup.js';
import { createTestDatabase, type TestDatabase } from '../../testing/createTestDatabase.js';
import { runProduct } from '../../testing/runProduct.js';

let database: TestDatabase;
let setup: Setup;
beforeAll(async () => {
  database = await createTestDatabase();
  setup = await createSetup(database.url);
});
afterAll(async () => {
  await setup.remove();
  await database.drop();
});

const doctor = (args: string[], env: Record<string, string> = {}) => {
  const all = Object.entries({ ...setup.env, ...env }).map(([name, value = '']) => [name, value]);
  return runProduct('cli/gatehouse.js', {
    directory: setup.directory,
    args: ['doctor', ...args],
    env: Object.fromEntries(all) as Record<string, string>,
  }).ended();
};

it('a good set-up is a summary, and exit code 0', async () => {
  expect(await setup.findProblems()).toEqual([]);
  expect(setup.printed[0]).toMatch(
    /✓ settings: [^]+✓ database\.columns: as this version expects[^]+✓ mail: /,
  );
  const { code, output } = await doctor([]);
  // On a busy machine, the database is slow.
  expect(output.replace(/^! database\.latency.*\n.*\n.*\n/m, '')).toMatch(
    /^(?:Everything is fine: \d+ checks|0 errors, 1 warning, \d+ fine)\.\n$/,
  );
  expect(code).toBe(0);
});

it('an error is exit code 1, and JSON for programs', async () => {
  const { code, output } = await doctor(['--json'], {
    DATABASE_URL: 'postgresql://u:hunter22@127.0.0.1:1/db',
  });
  expect(output).not.toContain('hunter22');
  expect(JSON.parse(output)).toMatchObject({
    errors: 1,
    findings: expect.arrayContaining([
      expect.objectContaining({
        level: 'error',
        check: 'database.connection',
        help: expect.stringContaining('#database-not-reachable') as string,
      }),
    ]) as unknown,
  });
  expect(code).toBe(1);
});
