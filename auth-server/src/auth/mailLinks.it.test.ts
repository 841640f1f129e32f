import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeReturnPath } from '@gatehouse/contract/returnPath';
import { noticeMails } from '../events/noticeMails.js';
import { createLimits } from '../limits/createLimits.js';
import { createLog } from '../log.js';
import { createMailer } from '../mail/createMailer.js';
import { MAIL_TEMPLATES, type MailTemplate } from '../mail/message/mailTemplates.js';
import { renderMail } from '../mail/render/renderMail.js';
import { PASSWORD, type Browser } from '../testing/createBrowser.js';
import type { TestApp } from '../testing/createTestApp.js';
import { PLAIN_PASSWORDS } from '../testing/plainPasswords.js';
import { readMailPath } from '../testing/readMailPath.js';
import { useApp } from '../testing/useApp.js';

/** The first is the usual one. In the second, pages may share its name. */
const BASE_URLS = ['/', '/handbook/', '/a/größe/'];
const use = useApp(...BASE_URLS.map((baseUrl) => ({ baseUrl, passwordHash: PLAIN_PASSWORDS })));
const siteOf = ({ origin, content }: TestApp) => ({
  origin,
  baseUrl: content.baseUrl,
  routes: content.accountRoutes,
});
const appOf = (baseUrl: string) => use.instances[BASE_URLS.indexOf(baseUrl)] as TestApp;

/** The links of all emails to these addresses, as sent, with their templates. */
async function linksTo(app: TestApp, addresses: string[]): Promise<[MailTemplate, URL][]> {
  const site = {
    name: 'Docs',
    url: (app.origin + app.content.baseUrl).replace(/\/$/, ''),
    routes: app.content.accountRoutes,
  };
  const mails = await use.database.sql<{ template: MailTemplate; data: object }>(
    'select template, data from mail where recipient = any($1) order by created_at',
    [addresses],
  );
  return mails.map(({ template, data }) => {
    const { text } = renderMail({ template, locale: 'en', data }, site);
    return [template, new URL(/^http.*$/m.exec(text)?.[0] ?? '')];
  });
}

async function signUp(app: TestApp, next?: string): Promise<Browser> {
  const browser = app.browser();
  const { email } = browser;
  const asked = { name: 'Ada', email, password: PASSWORD, ...(next !== undefined && { next }) };
  expect((await browser.post('/api/auth/sign-up/email', asked)).status).toBe(200);
  const token = await browser.readToken('verification');
  const confirmed = await browser.post('/api/auth/verify-email', { token, password: PASSWORD });
  expect(confirmed.status, confirmed.text).toBe(200);
  await browser.signIn();
  return browser;
}

/** Triggers every email. @returns the addresses they go to */
async function causeEveryMail(app: TestApp): Promise<string[]> {
  const reader = await signUp(app);
  const { email } = reader;
  await app.browser().post('/api/auth/sign-up/email', { name: 'Eve', email, password: PASSWORD });
  const next = `${app.content.baseUrl}docs/intro`;
  await reader.post('/api/auth/sign-in/magic-link', { email, next });
  const elsewhere = app.browser();
  elsewhere.email = email;
  await elsewhere.signIn();
  await use.database.sql(
    `insert into account (id, "userId", "accountId", "providerId", "createdAt", "updatedAt")
     select id || '-github', id, id, 'github', now(), now() from "user" where email = $1`,
    [email],
  );
  const [{ id = '' } = {}] = await use.database.sql<{ id: string }>(
    `select a.id from account a join "user" u on u.id = "userId"
      where u.email = $1 and "providerId" = 'github'`,
    [email],
  );
  await reader.delete(`/api/me/connections/${id}`);
  await reader.post('/api/auth/request-password-reset', { email });
  const token = await reader.readToken('reset');
  await app.browser().post('/api/auth/reset-password', { token, newPassword: PASSWORD });
  await reader.signIn();
  await use.database.sql(`update "user" set role = 'administrator' where email = $1`, [email]);
  await reader.post('/api/me/access-requests', { plan: 'premium', path: encodeURI(next) });
  const { queries, pool } = app.database;
  const mailer = createMailer({ db: queries, onQueued: () => undefined });
  const log = createLog('silent');
  await noticeMails({
    mailer,
    limits: createLimits({ pool }),
    log,
    providerName: (provider) => provider,
    landingPage: (path) => path,
  }).handle({
    kind: 'granted',
    actor: 'administrator',
    userId: null,
    at: new Date(),
    notice: {
      to: { name: 'Ada', email: email },
      dedupeKey: email,
      plan: 'Premium',
      path: '/docs/intro',
    },
  });
  const newEmail = `new-${email}`;
  await reader.post('/api/me/email', { email: newEmail });
  for (const [address, template] of [
    [email, 'email-change'],
    [newEmail, 'verification'],
  ] as const) {
    const path = await readMailPath(app.database.pool, address, template);
    await reader.post('/api/me/email/confirm', { token: path.split('=')[1] });
  }
  await reader.post('/api/me/delete', { email: newEmail });
  return [email, newEmail];
}

/**
 * Where each email links to, below the base URL. An email without its own link has the site's in
 * the footer.
 */
const LEADS_TO: Record<MailTemplate, string> = {
  verification: 'verify-email',
  reset: 'reset-password',
  'magic-link': 'sign-in',
  'address-in-use': 'sign-in',
  welcome: '',
  // Not the profile: someone else may have locked the reader out.
  'password-changed': 'forgot-password',
  'email-change': 'verify-email',
  // The old address no longer has an account.
  'email-changed': 'sign-in',
  'security-changed': 'profile',
  'new-sign-in': 'profile',
  granted: 'docs/intro',
  // The administrator may not have a plan that opens the requested page.
  'access-requested': '',
  'account-deleted': '',
};

describe('the link of an email', () => {
  it.each(BASE_URLS)(
    'opens a page that the recipient has access to, under %s, for every template',
    async (baseUrl) => {
      const app = appOf(baseUrl);
      const links = await linksTo(app, await causeEveryMail(app));
      expect(new Set(links.map(([template]) => template))).toEqual(
        new Set(Object.keys(MAIL_TEMPLATES)),
      );
      const home = safeReturnPath(undefined, siteOf(app));
      for (const [template, url] of links) {
        expect([template, url.origin, url.pathname]).toEqual([
          template,
          app.origin,
          // The site's own URL has no trailing slash.
          LEADS_TO[template] === '' && url.pathname !== home
            ? home.slice(0, -1)
            : home + LEADS_TO[template],
        ]);
        const next = url.searchParams.get('next');
        expect(next).toBe(template === 'magic-link' ? `${home}docs/intro` : null);
      }
    },
  );

  it.each(BASE_URLS)(
    'in a welcome email returns to the page the reader came from, or to the home page, under %s',
    async (baseUrl) => {
      const app = appOf(baseUrl);
      const below = fc
        .array(fc.constantFrom('handbook', 'a', 'größe', 'docs', 'x y', '..', ''), { maxLength: 4 })
        .map((parts) => baseUrl + parts.join('/'));
      await fc.assert(
        fc.asyncProperty(fc.oneof(below, fc.webPath()), async (next) => {
          const { email } = await signUp(app, next);
          const { welcome } = Object.fromEntries(await linksTo(app, [email]));
          expect(welcome?.href).toBe(app.origin + safeReturnPath(next, siteOf(app)));
        }),
        {
          numRuns: 8,
          examples: [[baseUrl], [`${baseUrl}handbook/handbook/`], ['//evil.example']],
        },
      );
    },
  );
});
