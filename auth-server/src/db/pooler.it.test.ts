import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../testing/createTestApp.js';
import { createTestDatabase, type TestDatabase } from '../testing/createTestDatabase.js';
import { migrateTestDatabase } from '../testing/migrateTestDatabase.js';
import { PGBOUNCER, startPgBouncer } from '../testing/startPgBouncer.js';
import { SECRET_TEXT } from '../testing/writeBuild.js';

let database: TestDatabase;
let pooler: Awaited<ReturnType<typeof startPgBouncer>>;
let app: TestApp;

describe.skipIf(PGBOUNCER === undefined)('behind a pooler in transaction mode', () => {
  beforeAll(async () => {
    database = await createTestDatabase({ empty: true });
    pooler = await startPgBouncer(database.url);
  });
  afterAll(async () => {
    await app.close();
    await pooler.stop();
    await database.drop();
  });

  it('runs each migration once when four instances start together, and leaves no lock (FLT-08)', async () => {
    const runs = await Promise.all([1, 2, 3, 4].map(() => migrateTestDatabase(pooler.url)));
    expect(runs.filter((changes) => changes.length > 0)).toHaveLength(1);
    const locks = await database.sql(
      `select 1 from pg_locks l join pg_database d on d.oid = l.database
        where l.locktype = 'advisory' and d.datname = current_database()`,
    );
    expect(locks).toEqual([]);
    app = await createTestApp({ databaseUrl: pooler.url });
  });

  it('lets many readers sign up, sign in and open gated pages at the same time', async () => {
    const browsers = Array.from({ length: 8 }, () => app.browser());
    const signUps = await Promise.all(browsers.map((browser) => browser.signUp()));
    expect(signUps.map(({ status }) => status)).toEqual(browsers.map(() => 200));
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => browsers)
        .flat()
        .flatMap((browser) => [
          browser.get('/api/me'),
          browser.get('/docs/members'),
          browser.get('/api/auth/get-session'),
        ]),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(answers.filter(({ text }) => text.includes(SECRET_TEXT))).toHaveLength(80);
    const signIns = await Promise.all(browsers.map((browser) => browser.signIn()));
    expect(signIns.map(({ status }) => status)).toEqual(browsers.map(() => 200));
  });

  it('logs once that the pooler does not support prepared statements', () => {
    const warnings = app.logged.filter((line) =>
      line.includes('does not support prepared statements'),
    );
    // Each of the server's two pools.
    expect(warnings.length).toBeGreaterThan(0);
    expect(warnings.length).toBeLessThanOrEqual(2);
  });
});
