import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Me } from '@gatehouse/contract/me';
import { getReaderId } from '../membership/readers.js';
import { PASSWORD, type Browser } from '../testing/createBrowser.js';
import { createTestApp, type TestApp } from '../testing/createTestApp.js';
import { createTestDatabase, type TestDatabase } from '../testing/createTestDatabase.js';
import {
  startOpenIdProvider,
  type TestOpenIdProvider,
} from '../testing/openid/startOpenIdProvider.js';
import type { Sent } from '../testing/send.js';

const SITE = 'http://docs.localhost';
const PROVIDERS = ['acme', 'github'] as const;

let database: TestDatabase;
let app: TestApp;
let acme: TestOpenIdProvider;
beforeAll(async () => {
  database = await createTestDatabase();
  acme = await startOpenIdProvider(PROVIDERS.map((id) => `${SITE}/api/auth/callback/${id}`));
  const { clientId, clientSecret, issuer } = acme;
  const client = { clientId, clientSecret };
  app = await createTestApp({
    databaseUrl: database.url,
    siteUrl: SITE,
    providers: [
      { ...client, kind: 'openid', id: 'acme', name: 'Acme', issuer },
      { ...client, kind: 'github', id: 'github', name: 'GitHub', url: issuer, apiUrl: issuer },
    ],
  });
});
afterAll(async () => {
  await app.close();
  await acme.close();
  await database.drop();
});

const json = <T = Record<string, unknown>>({ text }: Sent) => JSON.parse(text) as T;
const readerOf = async (browser: Browser) => json<Me>(await browser.get('/api/me')).reader;

async function signedUp(email: string): Promise<Browser> {
  const browser = app.browser();
  browser.email = email;
  expect((await browser.signUp()).status).toBe(200);
  return browser;
}

let people = 100;
/** Signs in through a service that has verified this address. @returns the error code, or `null` */
async function signInBy(browser: Browser, provider: string, email: string) {
  people += 1;
  acme.user = { sub: String(people), email, email_verified: true, name: 'Eve' };
  const answer = await browser.post('/api/auth/sign-in/social', { provider, next: '/docs' });
  const back = await acme.authorize(json<{ url: string }>(answer).url);
  const { status, headers } = await browser.get(back.pathname + back.search);
  expect(status).toBe(302);
  const location = new URL(headers.location ?? '');
  expect(location.origin).toBe(SITE);
  return location.searchParams.get('error');
}

it.each(
  PROVIDERS.flatMap((provider) =>
    [
      '\u212aim@example.com',
      'kim@\u212aelvin.example',
      'k\u0130m@example.com',
      'not-an-email',
      'kim@example.com\r\nBcc: eve@evil.example',
      'kim\u001b[2J@example.com',
      'k\ufb01m@example.com',
      '\uff4bim@example.com',
      'k\u0456m@example.com',
      ' kim@example.com',
      '"kim"@example.com',
      'kim@[127.0.0.1]',
      'kim@example.com.',
      `${'k'.repeat(250)}@e.com`,
    ].map((email) => [provider, email] as const),
  ),
)('%s refuses sign-in with %j (INP-07)', async (provider, email) => {
  if ((await getReaderId(app.database.queries, 'kim@example.com')) === null) {
    await signedUp('kim@example.com');
  }
  const before = await database.sql('select 1 from "user"');
  const browser = app.browser();
  expect(await signInBy(browser, provider, email)).toBe('email_not_found');
  expect(await readerOf(browser)).toBeNull();
  expect(await database.sql('select 1 from "user"')).toHaveLength(before.length);
  expect(await database.sql(`select 1 from account where "providerId" <> 'credential'`)).toEqual(
    [],
  );
});

it('finds the account in any case of its address, on every route (INP-07)', async () => {
  const typed = 'Kim.Folded@Example.COM';
  const email = 'kim.folded@example.com';
  const kim = app.browser();
  await kim.post('/api/auth/sign-up/email', {
    name: 'Kim',
    email: typed,
    password: 'correct horse battery staple',
  });
  kim.email = email;
  const token = await kim.readToken('verification');
  expect((await kim.post('/api/auth/verify-email', { token, password: PASSWORD })).status).toBe(
    200,
  );
  kim.email = typed;
  expect((await kim.signIn()).status).toBe(200);
  const { id } = (await readerOf(kim)) ?? {};
  expect(await getReaderId(app.database.queries, typed)).toBe(id);

  for (const [route, template] of [
    ['sign-in/magic-link', 'magic-link'],
    ['request-password-reset', 'reset'],
    ['sign-up/email', 'address-in-use'],
  ] as const) {
    const isSignUp = route === 'sign-up/email';
    const rest = isSignUp ? { name: 'Eve', password: 'correct horse battery staple' } : {};
    const answer = await app.browser().post(`/api/auth/${route}`, { email: typed, ...rest });
    expect(answer.status).toBe(200);
    const mails = await database.sql<{ recipient: string }>(
      'select recipient from mail where template = $1',
      [template],
    );
    expect(mails).toEqual([{ recipient: email }]);
  }

  const other = await signedUp('other@example.com');
  expect((await other.post('/api/me/email', { email: typed.toUpperCase() })).status).toBe(200);
  expect(json(await other.get('/api/me/email'))).toMatchObject({ pending: { email } });

  const byProvider = app.browser();
  expect(await signInBy(byProvider, 'acme', typed)).toBeNull();
  expect((await readerOf(byProvider))?.id).toBe(id);

  const stored = await database.sql<{ email: string }>('select email from "user"');
  expect(new Set(stored.map((row) => row.email.toLowerCase())).size).toBe(stored.length);
  const gone = await kim.post('/api/me/delete', { email: typed });
  expect(gone.status).toBe(200);
});

it.each([
  'sign-up/email',
  'sign-in/email',
  'sign-in/magic-link',
  'request-password-reset',
  'send-verification-email',
])('%s refuses an address that is valid only after case folding (INP-07)', async (route) => {
  const rest = {
    'sign-up/email': { name: 'Eve', password: 'correct horse battery staple' },
    'sign-in/email': { password: 'correct horse battery staple' },
  }[route];
  const answer = await app.browser().post(`/api/auth/${route}`, {
    email: '\u212aim@example.com',
    ...rest,
  });
  expect(answer.status).toBe(400);
  expect(json(answer)).toMatchObject({
    code: 'INVALID_INPUT',
    fields: { email: expect.any(String) as string },
  });
});
