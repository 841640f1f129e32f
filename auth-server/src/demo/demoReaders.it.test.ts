import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { useApp } from '../testing/useApp.js';
import { DEMO_READERS, ensureDemoReaders, removeDemoReaders } from './demoReaders.js';

const use = useApp();

it('those of a trial are deleted for production, with their sessions, and nobody else', async () => {
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
