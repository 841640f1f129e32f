import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { getFreePort } from '../testing/getFreePort.js';
import { runProduct } from '../testing/runProduct.js';
import { useApp } from '../testing/useApp.js';
import { writeBuild } from '../testing/writeBuild.js';
import { DEMO_READERS, ensureDemoReaders, removeDemoReaders } from './demoReaders.js';

const use = useApp();

it('demo readers from a trial are deleted in production, with their sessions, and nobody else', async () => {
  const { auth, database } = use.app;
  const dataDir = await mkdtemp(path.join(tmpdir(), 'gatehouse-demo-'));
  const demo = await ensureDemoReaders({ dataDir, auth, database });
  await rm(dataDir, { recursive: true });
  const reader = use.app.browser();
  expect((await reader.signUp()).status).toBe(200);
  const browsers = demo.map(({ email }) => Object.assign(use.app.browser(), { email }));
  for (const [index, browser] of browsers.entries()) {
    expect((await browser.signIn(demo[index]?.password)).status).toBe(200);
  }

  expect(await removeDemoReaders(database)).toEqual(DEMO_READERS.map(({ email }) => email));
  for (const [index, browser] of browsers.entries()) {
    expect((await browser.get('/api/me')).text).toContain('"reader":null');
    expect((await browser.signIn(demo[index]?.password)).status).toBe(401);
  }
  expect((await reader.get('/api/me')).text).toContain(reader.email);
  expect(await removeDemoReaders(database)).toEqual([]);
});

it('production with the embedded database has none, and prints none', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'gatehouse-production-'));
  await chmod(directory, 0o755);
  await writeBuild(directory);
  const port = String(await getFreePort());
  const env = {
    NODE_ENV: 'production',
    BETTER_AUTH_SECRET: 'a secret for tests, longer than 32 characters',
    PORT: port,
    SITE_URL: `http://localhost:${port}`,
  };
  const product = runProduct('main.js', { directory, env });
  try {
    await product.wrote(/"msg":"ready"/);
    expect(product.output()).not.toMatch(/demo|@example\.com/);
    await expect(stat(path.join(directory, '.data/demo-readers.json'))).rejects.toThrow();
    const list = await runProduct('cli/gatehouse.js', {
      directory,
      env,
      args: ['admin', 'list'],
    }).ended();
    expect(list).toMatchObject({ code: 0, output: '0 readers\n' });
  } finally {
    product.child.kill('SIGTERM');
    await product.ended();
    await rm(directory, { recursive: true, force: true });
  }
}, 120_000);
