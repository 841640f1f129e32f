import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runProduct } from '../testing/runProduct.js';
import { useApp } from '../testing/useApp.js';

const use = useApp();
const NEW = 'the-next-secret-for-tests-longer-than-32-characters';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'gatehouse-secrets-'));
});
afterAll(() => rm(directory, { recursive: true }));

const run = async (command: string, secrets: Record<string, string>) => {
  const env = { DATABASE_URL: use.database.url, ...secrets };
  const product = runProduct('cli/gatehouse.js', { directory, env, args: ['secrets', command] });
  const { code, output } = await product.ended();
  return { code, output };
};

it('gatehouse secrets encrypts with the current secret, and names what needs another', async () => {
  const reader = await use.signedUp();
  await reader.get('/api/auth/token');
  const both = {
    BETTER_AUTH_SECRETS: `2:${NEW}`,
    BETTER_AUTH_SECRET: use.app.settings.secrets.current.value,
  };
  expect(await run('reencrypt', both)).toEqual({
    code: 1,
    output: expect.stringMatching(
      new RegExp(
        '^1 value encrypted anew.\nSecret 2 signs and encrypts.\nBETTER_AUTH_SECRET is needed:\n' +
          '  1 session: renewed by a visit to the site, or over by \\d{4}-\\S+Z\n$',
      ),
    ),
  });
  await use.database.sql('delete from session');
  expect(await run('status', both)).toEqual({
    code: 0,
    output:
      'Secret 2 signs and encrypts.\nBETTER_AUTH_SECRET is not needed: remove it, unless it is the next one.\n',
  });
});

it('gatehouse secrets has nothing to do with a single secret', async () => {
  expect(await run('status', { BETTER_AUTH_SECRET: NEW })).toEqual({
    code: 0,
    output: 'BETTER_AUTH_SECRETS is not set: there is only one secret, without a version.\n',
  });
});
