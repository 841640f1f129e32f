import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createTestDatabase } from '../testing/createTestDatabase.js';
import { getFreePort } from '../testing/getFreePort.js';
import { runProduct } from '../testing/runProduct.js';
import { writeBuild } from '../testing/writeBuild.js';

it('exits when a plugin of the site is refused, although the mail worker is running by then', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'gatehouse-failed-'));
  const database = await createTestDatabase();
  await writeBuild(directory);
  await writeFile(
    path.join(directory, 'gatehouse.config.mjs'),
    "const lax = { id: 'lax', init: () => ({ context: { secret: 'weak' } }) };\n" +
      'export default { betterAuth: { plugins: [lax] } };\n',
  );
  const product = runProduct('main.js', {
    directory,
    env: {
      PORT: String(await getFreePort()),
      DATABASE_URL: database.url,
      BETTER_AUTH_SECRET: 'a secret for tests, longer than 32 characters',
    },
  });
  const { code, output } = await product.ended();
  expect(code).toBe(1);
  expect(output).toContain('changes settings that protect gated pages. Remove it:\n  the secret');
  expect(output).not.toContain('could not look up');
  await database.drop();
  await rm(directory, { recursive: true });
});
