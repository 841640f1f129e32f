import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPool } from '../db/pool.js';
import { createLog } from '../log.js';
import { PASSWORD, type Browser } from '../testing/createBrowser.js';
import { expectServedOrOutage } from '../testing/faults/expectOutage.js';
import { getFreePort } from '../testing/getFreePort.js';
import { runProduct } from '../testing/runProduct.js';
import { startInstances, type Instances } from '../testing/startInstances.js';
import { SECRET_TEXT, writeBuild } from '../testing/writeBuild.js';

const WITHIN = { timeout: 60_000, interval: 20 };
const PAGE = '/docs/members';

let instances: Instances;
let reader: Browser;
beforeAll(async () => {
  instances = await startInstances();
});
beforeEach(async () => {
  reader = await instances.reader();
});
afterAll(() => instances.stop());

/** Locks a table, so that requests wait until the returned function is called. */
async function lock(table: string): Promise<() => Promise<void>> {
  const pool = createPool({ url: instances.database.url, max: 1, log: createLog('silent') });
  const holder = await pool.connect();
  await holder.query('begin');
  await holder.query(`lock table ${table} in access exclusive mode`);
  return async () => {
    await holder.query('rollback');
    holder.release();
    await pool.end();
  };
}

const countWaiting = async () => {
  const rows = await instances.database.sql(
    `select 1 from pg_stat_activity
      where wait_event_type = 'Lock' and datname = current_database()`,
  );
  return rows.length;
};

describe('an instance that is told to stop', () => {
  it('answers 50 requests in flight, and the other one goes on (FLT-06)', async () => {
    const product = instances.process(1);
    const there = instances.elsewhere(reader, 1);
    const release = await lock('session');
    const answers = Promise.all([
      ...Array.from({ length: 20 }, () => there.get('/api/me')),
      ...Array.from({ length: 20 }, () => there.get(PAGE)),
      ...Array.from({ length: 10 }, () =>
        Object.assign(instances.browser(1), { email: reader.email }).signIn(),
      ),
    ]);
    // All of the pool's connections are busy. Those of the 50 requests were made before the next one's.
    await expect.poll(countWaiting, WITHIN).toBe(10);
    await there.get('/api/health/live');

    product.child.kill('SIGTERM');
    await product.wrote(/"msg":"stopping"/);
    const ready = await instances.send(1, { path: '/api/health/ready' });
    expect(ready.status).toBe(503);
    await release();
    expectServedOrOutage(await answers);
    expect(await product.ended()).toMatchObject({ code: 0, signal: null });

    expect((await reader.get(PAGE)).text).toContain(SECRET_TEXT);
    await instances.start(1);
    expect(await there.isSignedIn()).toBe(true);
  });
});

describe('an instance that is killed', () => {
  it('leaves no half reader, and every sign-up can be continued on the other one (FLT-01)', async () => {
    const browsers = Array.from({ length: 10 }, () => instances.browser(1));
    await Promise.all(browsers.map((browser) => browser.requestSignUp()));
    const tokens = await Promise.all(browsers.map((browser) => browser.readToken('verification')));
    const confirm = (browser: Browser, index: number) =>
      browser.post('/api/auth/verify-email', { token: tokens[index], password: PASSWORD });
    // Between a reader's row and its account's.
    const release = await lock('account');
    const cut = Promise.allSettled(browsers.map(confirm));
    await expect.poll(countWaiting, WITHIN).toBe(5);
    const product = instances.process(1);
    product.child.kill('SIGKILL');
    expect(await product.ended()).toMatchObject({ signal: 'SIGKILL' });
    await cut;
    await release();

    const elsewhere = browsers.map((browser) => instances.elsewhere(browser, 0));
    for (const { status } of await Promise.all(elsewhere.map(confirm))) expect(status).toBe(200);
    expect(
      await instances.database.sql(
        `select email from "user" u
          where (select count(*) from account a where a."userId" = u.id) <> 1`,
      ),
    ).toEqual([]);
    expect(await reader.isSignedIn()).toBe(true);
    await instances.start(1);
    expect(await instances.elsewhere(reader, 1).isSignedIn()).toBe(true);
  });
});

describe('a release with a build that can’t be served', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'gatehouse-release-'));
    await chmod(directory, 0o755);
    await writeBuild(directory);
  });
  afterEach(() => rm(directory, { recursive: true }));

  const MANIFEST = 'build-gated/manifest.json';
  const change = async (edit: (text: string) => string) => {
    const file = path.join(directory, MANIFEST);
    await writeFile(file, edit(await readFile(file, 'utf8')));
  };

  it.each([
    ['has no manifest', () => rm(path.join(directory, MANIFEST)), /manifest\.json is missing/],
    [
      'has only half of its manifest',
      () => change((text) => text.slice(0, text.length / 2)),
      /manifest\.json is not a valid manifest/,
    ],
    [
      'has the gated files of another build',
      () => change((text) => text.replace('test-build', 'newer-build')),
      /is from build test-build, but the gated files are from build newer-build/,
    ],
  ])('%s: it is refused, and the others go on (FLT-15)', async (_what, damage, message) => {
    await damage();
    const { code, output } = await runProduct('main.js', {
      directory,
      env: { ...instances.env, PORT: String(await getFreePort()) },
    }).ended();
    expect(code).toBe(1);
    expect(output).toMatch(message);
    expect(output).not.toMatch(/^\s+at /m);
    for (const each of [reader, instances.elsewhere(reader, 1)]) {
      expect((await each.get(PAGE)).text).toContain(SECRET_TEXT);
    }
  });
});

it('an instance whose files are gone still has its pages, and refuses its other files (FLT-15)', async () => {
  const gated = path.join(instances.directory, 'build-gated');
  await rm(gated, { recursive: true });
  try {
    expect((await reader.get(PAGE)).text).toContain(SECRET_TEXT);
    expect((await instances.browser(0).get(PAGE)).text).not.toContain(SECRET_TEXT);
    const file = await reader.get('/assets/files/members.txt');
    expect(file.status).toBe(404);
    expect((await instances.browser(0).get('/assets/files/members.txt')).status).toBe(401);
  } finally {
    await writeBuild(instances.directory);
  }
  expect((await reader.get('/assets/files/members.txt')).text).toContain(SECRET_TEXT);
});
