import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiKey } from '../testing/createApiKey.js';
import { PASSWORD, type Browser } from '../testing/createBrowser.js';
import { createTestApp, type TestApp } from '../testing/createTestApp.js';
import { runSql } from '../testing/createTestDatabase.js';
import { migrateTestDatabase } from '../testing/migrateTestDatabase.js';
import { connectApp } from '../testing/oauth/connectApp.js';
import { HAS_DEBIAN_POSTGRES, startDebianPostgres } from '../testing/startDebianPostgres.js';
import { afterRestore } from './afterRestore.js';

const site = { siteUrl: 'http://docs.localhost' };
const TABLES = ['user', 'account', 'session', 'apikey', 'verification', 'oauthConsent'];

describe.skipIf(!HAS_DEBIAN_POSTGRES)('a database restored with pg_restore', () => {
  let postgres: Awaited<ReturnType<typeof startDebianPostgres>>;
  let restored: TestApp;
  let reader: Browser;
  let counts: unknown[];
  let apiKey: string;
  let reset: { token: string; newPassword: string };

  const countRows = async (name: string) =>
    Promise.all(
      TABLES.map((table) =>
        runSql(postgres.urlFor(name), `select '${table}' as name, count(*) from "${table}"`),
      ),
    );
  const isSignedIn = (browser: Browser) =>
    Object.assign(restored.browser(), { cookie: browser.cookie, jar: browser.jar }).isSignedIn();
  const useKey = async () =>
    (
      await restored.send({
        path: '/api/me',
        headers: { authorization: `Bearer ${apiKey}` },
      })
    ).status;

  beforeAll(async () => {
    postgres = await startDebianPostgres();
    const maintenance = postgres.urlFor('postgres');
    await runSql(maintenance, 'create database before');
    await migrateTestDatabase(postgres.urlFor('before'));
    const url = postgres.urlFor('before');
    const app = await createTestApp({ ...site, databaseUrl: url });
    reader = app.browser();
    await reader.signUp();
    const reach = { sql: (text: string, values: unknown[]) => runSql(url, text, values) };
    apiKey = (await createApiKey(reach, reader)).key;
    await connectApp(app, reader);
    await reader.post('/api/auth/request-password-reset', { email: reader.email });
    reset = { token: await reader.readToken('reset'), newPassword: 'another long password' };
    counts = await countRows('before');

    const dump = postgres.file('gatehouse.dump');
    await postgres.call('pg_dump', ['-Fc', '-f', dump, postgres.urlFor('before')]);
    // What ends after the backup: the link is used, which ends everything else.
    const used = await app.browser().post('/api/auth/reset-password', reset);
    expect(used.status).toBe(200);
    await app.close();

    await runSql(maintenance, 'create database after');
    await postgres.call('pg_restore', ['--no-owner', '-d', postgres.urlFor('after'), dump]);
    restored = await createTestApp({ ...site, databaseUrl: postgres.urlFor('after') });
  });
  afterAll(async () => {
    await restored.close();
    await postgres.stop();
  });

  it('has everything from the backup, and needs no migration (DAT-01)', async () => {
    expect(await countRows('after')).toEqual(counts);
    expect(await migrateTestDatabase(postgres.urlFor('after'))).toEqual([]);
  });

  it('revives what has ended since, until after-restore ends it for good (DAT-02)', async () => {
    expect(await isSignedIn(reader)).toBe(true);
    expect(await useKey()).toBe(200);

    const printed: string[] = [];
    await afterRestore({
      queries: restored.database.queries,
      events: {
        emit: () => Promise.resolve(),
        record: () => Promise.reject(new Error('not used')),
      },
      knownPlans: null,
      print: (line) => printed.push(line),
    });
    expect(printed.join('\n')).toMatch(
      /^1 session ended and 1 API key revoked\..*\nThe newest event .* is from \d{4}-\S+Z\./,
    );
    expect(await isSignedIn(reader)).toBe(false);
    expect(await useKey()).toBe(401);
    const { status } = await restored.browser().post('/api/auth/reset-password', reset);
    expect(status).toBe(400);
    for (const table of [
      'session',
      'apikey',
      'verification',
      'oauthConsent',
      'oauthRefreshToken',
    ]) {
      expect(await runSql(postgres.urlFor('after'), `select from "${table}"`)).toEqual([]);
    }
    const returning = Object.assign(restored.browser(), { email: reader.email });
    expect((await returning.signIn(PASSWORD)).status).toBe(200);
    expect(await returning.isSignedIn()).toBe(true);
  });
});
