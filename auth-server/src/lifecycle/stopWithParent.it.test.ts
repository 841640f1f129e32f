import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createTestDatabase } from '../testing/createTestDatabase.js';
import { getFreePort } from '../testing/getFreePort.js';
import { runProduct } from '../testing/runProduct.js';
import { writeBuild } from '../testing/writeBuild.js';

it('a server that npm started stops when only the shell in between got the signal (FLT-06)', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'gatehouse-npm-'));
  await writeBuild(directory);
  const database = await createTestDatabase();
  const product = runProduct('main.js', {
    directory,
    env: {
      PORT: String(await getFreePort()),
      DATABASE_URL: database.url,
      BETTER_AUTH_SECRET: 'a secret for tests, longer than 32 characters',
      npm_lifecycle_event: 'start',
    },
    inShell: true,
  });
  await product.wrote(/"msg":"ready"/);
  product.child.kill('SIGTERM');
  // The output closes once the server has exited, too.
  const { output } = await product.ended();
  expect(output).toContain('"msg":"stopping"');
  await database.drop();
  await rm(directory, { recursive: true, force: true });
});
