import { DEFAULT_ROUTES } from '@gatehouse/contract/accountPages';
import { once } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { createLog } from '../log.js';
import { createMailWorker } from '../mail/worker/createMailWorker.js';
import { PASSWORD, type Browser } from '../testing/createBrowser.js';
import { useApp } from '../testing/useApp.js';

const NEW_PASSWORD = 'another long password';
const failing = {
  send: () => Promise.reject(new Error('no mail for reader@example.com today')),
};
const use = useApp({}, { mailer: failing });
const SIGNED_UP = ['verification', 'welcome'];

const changePassword = (reader: Browser, currentPassword = PASSWORD) =>
  reader.post('/api/auth/change-password', { currentPassword, newPassword: NEW_PASSWORD });
const mailsTo = (reader: Browser) =>
  use.database.sql<{ template: string; data: { name: string } }>(
    'select * from mail where recipient = $1 order by created_at',
    [reader.email],
  );
const templatesTo = async (reader: Browser) =>
  (await mailsTo(reader)).map(({ template }) => template);

describe('the emails of an account', () => {
  it('welcome someone who signs up, once', async () => {
    const reader = await use.signedUp();
    expect((await reader.signIn()).status).toBe(200);
    expect(await mailsTo(reader)).toMatchObject([
      { template: 'verification', data: { name: 'Ada', validMinutes: 15 } },
      { template: 'welcome', data: { name: 'Ada', path: '/' }, locale: 'en' },
    ]);
  });

  it.each([
    ['/docs/members', '/docs/members'],
    ['/docs/premium', '/'],
    ['/docs/hidden', '/'],
  ])('welcome a reader who came from %s with a link to %s', async (next, path) => {
    const browser = use.app.browser();
    const about = { name: 'Ada', email: browser.email, password: PASSWORD, next };
    expect((await browser.post('/api/auth/sign-up/email', about)).status).toBe(200);
    const token = await browser.readToken('verification');
    await browser.post('/api/auth/verify-email', { token, password: PASSWORD });
    expect((await mailsTo(browser)).at(-1)).toMatchObject({ template: 'welcome', data: { path } });
  });

  it('report each password change once, without the password (CRD-09)', async () => {
    const reader = await use.signedUp();
    expect((await changePassword(reader)).status).toBe(200);
    const mails = await mailsTo(reader);
    expect(mails).toMatchObject([
      ...SIGNED_UP.map((template) => ({ template })),
      {
        template: 'password-changed',
        data: { name: 'Ada', path: '/forgot-password', at: expect.stringMatching(/^\d{4}-.*Z$/) },
      },
    ]);
    const stored = JSON.stringify(mails);
    const tokens = await use.database.sql<{ token: string }>('select token from session');
    for (const secret of [PASSWORD, NEW_PASSWORD, ...tokens.map(({ token }) => token)]) {
      expect(stored).not.toContain(secret);
    }

    expect((await changePassword(reader, NEW_PASSWORD)).status).toBe(200);
    expect(await templatesTo(reader)).toEqual([
      ...SIGNED_UP,
      'password-changed',
      'password-changed',
    ]);
  });

  it('say nothing about a refused change', async () => {
    const reader = await use.signedUp();
    expect((await changePassword(reader, 'a wrong password')).status).toBe(400);
    expect((await changePassword(use.app.browser())).status).toBe(401);
    expect(await templatesTo(reader)).toEqual(SIGNED_UP);
  });

  it('never delay a response, even when the mail provider hangs (ENU-04, FLT-05)', async () => {
    const reached: string[] = [];
    const provider = new AbortController();
    const answered = once(provider.signal, 'abort');
    const worker = createMailWorker({
      db: use.app.database.background,
      uses: use.app.database.uses,
      transport: {
        send: async ({ to }) => {
          reached.push(to);
          await answered;
        },
      },
      site: { name: 'Acme Docs', url: use.app.origin, routes: DEFAULT_ROUTES },
      log: createLog('silent'),
      concurrency: 100,
      attemptTimeout: 60_000,
    });
    const reader = await use.signedUp();
    worker.start();
    await vi.waitFor(() => expect(reached).toContain(reader.email), { timeout: 5_000 });
    // The provider doesn't answer until the end of this test.
    expect((await changePassword(reader)).status).toBe(200);
    expect((await use.app.browser().requestSignUp()).status).toBe(200);
    await vi.waitFor(() => expect(reached.filter((to) => to === reader.email)).toHaveLength(3), {
      timeout: 5_000,
    });
    provider.abort();
    await worker.stop();
  });

  it("never fail a response when they can't be queued, and the log contains no address", async () => {
    const app = use.instances[1] as typeof use.app;
    const signedUpElsewhere = await use.signedUp();
    const reader = app.browser();
    reader.email = signedUpElsewhere.email;
    expect((await reader.signIn()).status).toBe(200);
    expect((await changePassword(reader)).status).toBe(200);
    expect((await reader.signIn(NEW_PASSWORD)).status).toBe(200);
    expect(await templatesTo(reader)).toEqual(SIGNED_UP);
    const lost = app.logged.filter((line) => line.includes('an email is lost'));
    expect(lost.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { template: 'new-sign-in', reason: 'no mail for [address] today' },
      { template: 'password-changed', reason: 'no mail for [address] today' },
    ]);
  });
});
