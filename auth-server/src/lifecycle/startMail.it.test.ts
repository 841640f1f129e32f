import { DEFAULT_ROUTES } from '@gatehouse/contract/accountPages';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDatabase, type Database } from '../db/database.js';
import { readSettings } from '../env.js';
import { createLog } from '../log.js';
import { createMailer } from '../mail/createMailer.js';
import { createTestDatabase, type TestDatabase } from '../testing/createTestDatabase.js';
import { startMail } from './startMail.js';

const PRODUCTION = {
  NODE_ENV: 'production',
  BETTER_AUTH_SECRET: 'a secret for tests, longer than 32 characters',
};
const FROM = { MAIL_FROM: 'Acme Docs <docs@example.com>' };

let testDatabase: TestDatabase;
let database: Database;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase({ url: testDatabase.url, log: createLog('silent') });
});
afterAll(async () => {
  await database.end();
  await testDatabase.drop();
});

const content = { baseUrl: '/', accountRoutes: DEFAULT_ROUTES };

function start(env: Record<string, string>, grace = 10_000) {
  const logged: string[] = [];
  const log = createLog('warn', { write: (line) => logged.push(line) });
  const settings = { ...readSettings(env, '/nowhere'), siteName: 'Acme Docs' };
  return { ...startMail({ settings, database, log, content, grace }), logged };
}

describe('sending mail', () => {
  it.each([
    ['once in production when emails would reach nobody', PRODUCTION, 1],
    ['never in production with SMTP', { ...PRODUCTION, ...FROM, SMTP_URL: 'smtp://localhost' }, 0],
    ['never in production with Resend', { ...PRODUCTION, ...FROM, RESEND_API_KEY: 're_1' }, 0],
    ['never in development', {}, 0],
  ])('warns %s', async (_when, env, times) => {
    const { stop, logged } = start(env);
    await stop();
    expect(logged).toHaveLength(times);
    if (times > 0) expect(logged[0]).toContain('set MAIL_FROM, and SMTP_URL or RESEND_API_KEY');
  });

  it('stops in time although a provider holds an email, which is kept (FLT-06)', async () => {
    // Accepts the connection, and never responds.
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const connected = once(silent, 'connection');
    const { port } = silent.address() as AddressInfo;
    const { wake, stop } = start({ ...FROM, SMTP_URL: `smtp://127.0.0.1:${port}` }, 100);
    await createMailer({ db: database.queries, onQueued: wake }).send({
      to: 'ada@example.com',
      template: 'welcome',
      data: { name: 'Ada', path: '/' },
      dedupeKey: 'request-1',
    });
    const [socket] = (await connected) as [Socket];
    const signalled = performance.now();
    await stop();
    expect(performance.now() - signalled).toBeLessThan(3_000);
    const mail = () => testDatabase.sql('select sent_at, given_up_at, last_error from mail');
    const kept = { sent_at: null, given_up_at: null };
    expect(await mail()).toEqual([{ ...kept, last_error: null }]);

    socket.destroy();
    await vi.waitFor(
      async () => {
        expect(await mail()).toEqual([{ ...kept, last_error: expect.any(String) }]);
      },
      { timeout: 5_000 },
    );
    silent.close();
  });
});
