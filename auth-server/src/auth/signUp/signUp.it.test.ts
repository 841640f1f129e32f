import { describe, expect, it } from 'vitest';
import { readSettings } from '../../env.js';
import { startMail } from '../../lifecycle/startMail.js';
import { createLog } from '../../log.js';
import { PASSWORD, type Browser } from '../../testing/createBrowser.js';
import { startSmtpServer } from '../../testing/mail/startSmtpServer.js';
import type { Sent } from '../../testing/send.js';
import { useApp } from '../../testing/useApp.js';

const use = useApp({}, {});

const json = ({ text }: Sent) => JSON.parse(text) as Record<string, unknown>;
const confirm = (browser: Browser, token: string, password = PASSWORD) =>
  browser.post('/api/auth/verify-email', { token, password });
const templatesTo = async ({ email }: Browser) =>
  (
    await use.database.sql<{ template: string }>(
      'select template from mail where recipient = $1 order by created_at',
      [email],
    )
  ).map(({ template }) => template);

/** Someone who requested an account, and the token in the link they were sent. */
async function requested(): Promise<{ browser: Browser; token: string }> {
  const browser = use.app.browser();
  expect((await browser.requestSignUp()).status).toBe(200);
  return { browser, token: await browser.readToken('verification') };
}

describe('a sign-up', () => {
  it('creates no account or session until the address is verified', async () => {
    const { browser, token } = await requested();
    expect(await browser.isSignedIn()).toBe(false);
    expect((await browser.signIn()).status).toBe(401);
    const answer = await confirm(browser, token);
    expect(json(answer)).toEqual({ status: true, email: browser.email, next: '/' });
    expect(await browser.isSignedIn()).toBe(true);
    const named = (cookie: string) => cookie.startsWith('gatehouse.last_method=email;');
    expect(answer.headers['set-cookie']?.some(named)).toBe(true);
    expect(await templatesTo(browser)).toEqual(['verification', 'welcome']);
    expect((await browser.signIn()).status).toBe(200);
  });

  it('responds to a known address as to a new one, and emails its owner (ENU-03)', async () => {
    const known = await use.signedUp();
    const { cookie } = known;
    known.cookie = '';
    const answers = [await known.requestSignUp(), await use.app.browser().requestSignUp()];
    const [first, second] = answers.map(({ status, headers, text }) => ({
      status,
      text,
      headers: { ...headers, date: '', 'x-request-id': '' },
    }));
    expect(first).toEqual(second);
    expect(first).toMatchObject({ status: 200, text: '{"status":true}' });
    expect(first?.headers['set-cookie']).toBeUndefined();
    expect(await templatesTo(known)).toEqual(['verification', 'welcome', 'address-in-use']);
    known.cookie = cookie;
    expect(await known.isSignedIn()).toBe(true);
  });

  it('says where to continue, and never redirects to another site (RED-01)', async () => {
    const nexts = [];
    for (const next of ['/docs/members?x=1#sec', '//evil.example', 'javascript:alert(1)']) {
      const browser = use.app.browser();
      await browser.post('/api/auth/sign-up/email', {
        name: 'Ada',
        email: browser.email,
        password: PASSWORD,
        next,
      });
      const answer = await confirm(browser, await browser.readToken('verification'));
      nexts.push(json(answer).next);
    }
    expect(nexts).toEqual(['/docs/members?x=1#sec', '/', '/']);
  });

  it('stores only hashes of the password and of the token in the link (TOK-09)', async () => {
    const { token } = await requested();
    const rows = JSON.stringify(await use.database.sql('select * from sign_up'));
    expect(rows).toContain('$argon2id$');
    expect(rows).not.toContain(PASSWORD);
    expect(rows).not.toContain(token);
  });

  it.each([
    ['de', 'ltr', 'Bestätigen Sie Ihre E-Mail-Adresse für Acme Docs'],
    ['ja', 'ltr', 'Acme Docs のメールアドレスを確認してください'],
    ['ur', 'rtl', '\u2068Acme Docs\u2069 کے لیے اپنے ای میل پتے کی تصدیق کریں'],
  ])(
    'sends an email by SMTP with a working link, in %s like the page (TOK-06)',
    async (locale, direction, subject) => {
      const smtp = await startSmtpServer();
      const settings = readSettings(
        { SMTP_URL: smtp.url, MAIL_FROM: 'Acme Docs <docs@example.com>', SITE_URL: use.app.origin },
        '/nowhere',
      );
      const browser = use.app.browser();
      await browser.post('/api/auth/sign-up/email', {
        name: 'Ada',
        email: browser.email,
        password: PASSWORD,
        locale,
      });
      const mail = startMail({
        settings: { ...settings, siteName: 'Acme Docs' },
        database: use.app.database,
        log: createLog('silent'),
        content: use.app.content,
        grace: 10_000,
      });
      const received = await expect
        .poll(() => smtp.received.find(({ recipients }) => recipients[0] === browser.email), {
          timeout: 10_000,
        })
        .toBeDefined()
        .then(() => smtp.received.find(({ recipients }) => recipients[0] === browser.email));
      await mail.stop();
      await smtp.close();
      const [link = ''] = /https?:\/\/\S+/.exec(received?.email.text ?? '') ?? [];
      const url = new URL(link);
      expect(url.origin + url.pathname).toBe(`${use.app.origin}/verify-email`);
      expect(received?.email.subject).toBe(subject);
      expect(received?.email.html).toContain(`<html lang="${locale}" dir="${direction}">`);
      const token = new URLSearchParams(url.hash.slice(1)).get('token') ?? '';
      expect((await confirm(browser, token)).status).toBe(200);
    },
  );
});

describe('a sign-up link', () => {
  it('works once, even when two follow it at the same time (TOK-01, TOK-11)', async () => {
    const { browser, token } = await requested();
    const other = use.instances[1]?.browser() as Browser;
    const answers = await Promise.all([confirm(browser, token), confirm(other, token)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    const again = await confirm(other, token);
    expect(json(again)).toMatchObject({ code: 'INVALID_TOKEN' });
    expect(again.headers['set-cookie']).toBeUndefined();
  });

  it.each([
    ['1 minute before the 15 minutes are up', '14 minutes', 200],
    ['after 15 minutes', '15 minutes', 400],
  ])('%s answers (TOK-02)', async (_when, passed, status) => {
    const { browser, token } = await requested();
    await use.database.sql(
      'update sign_up set expires_at = expires_at - $2::interval where email = $1',
      [browser.email, passed],
    );
    expect((await confirm(browser, token)).status).toBe(status);
  });

  it('does nothing on GET or HEAD, which email scanners use (CSRF-05)', async () => {
    const { browser, token } = await requested();
    for (const method of ['GET', 'HEAD']) {
      const answer = await browser.send({ method, path: `/api/auth/verify-email?token=${token}` });
      expect(answer.status).toBe(405);
    }
    expect((await confirm(browser, token)).status).toBe(200);
  });

  it('is sent again for a pending sign-up only (ENU-05)', async () => {
    const { browser } = await requested();
    const known = await use.signedUp();
    const resend = (email: string) =>
      use.app.browser().post('/api/auth/send-verification-email', { email });
    const answers: { text: string; status: number; slow: boolean }[] = [];
    for (const email of [browser.email.toUpperCase(), known.email, 'nobody@example.com']) {
      const start = performance.now();
      const { text, status } = await resend(email);
      answers.push({ text, status, slow: performance.now() - start >= 299 });
    }
    expect(answers).toEqual(
      answers.map(() => ({ text: '{"status":true}', status: 200, slow: true })),
    );
    expect(await templatesTo(browser)).toEqual(['verification', 'verification']);
    expect(await templatesTo(known)).toEqual(['verification', 'welcome']);
    const token = await browser.readToken('verification');
    expect((await confirm(browser, token)).status).toBe(200);
    expect((await browser.signIn()).status).toBe(200);
  });
});
