import { createAuthEndpoint } from 'better-auth/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GatehouseConfig } from '../../config/GatehouseConfig.js';
import { PASSWORD, type Browser } from '../../testing/createBrowser.js';
import { createTestApp, type TestApp } from '../../testing/createTestApp.js';
import { createTestDatabase, type TestDatabase } from '../../testing/createTestDatabase.js';
import {
  startOpenIdProvider,
  type TestOpenIdProvider,
} from '../../testing/openid/startOpenIdProvider.js';
import type { Sent } from '../../testing/send.js';

const SITE = 'http://docs.localhost';
const INVITED = 'invited@other.example';

/** A plugin that creates accounts in both ways that Better Auth offers plugins. */
const makesAccounts = {
  id: 'makes-accounts',
  endpoints: {
    makeAccount: createAuthEndpoint('/make-account', { method: 'POST' }, async (context) => {
      const { email } = context.body as { email: string };
      const { internalAdapter } = context.context;
      await internalAdapter.createUser({ email, name: 'Ada' }, { method: 'plugin' });
      return context.json({});
    }),
    makeOAuthAccount: createAuthEndpoint('/make-oauth', { method: 'POST' }, async (context) => {
      const { email } = context.body as { email: string };
      const account = { providerId: 'other', accountId: email };
      await context.context.internalAdapter.createOAuthUser(
        { email, name: 'Ada', emailVerified: true },
        account,
      );
      return context.json({});
    }),
  },
};

let database: TestDatabase;
let provider: TestOpenIdProvider;
let apps: Record<'open' | 'limited' | 'closed', TestApp>;
beforeAll(async () => {
  database = await createTestDatabase();
  provider = await startOpenIdProvider([`${SITE}/api/auth/callback/acme`]);
  const { clientId, clientSecret, issuer } = provider;
  const acme = {
    clientId,
    clientSecret,
    issuer,
    kind: 'openid',
    id: 'acme',
    name: 'Acme',
  } as const;
  const start = (signUp: GatehouseConfig['signUp']) =>
    createTestApp({
      databaseUrl: database.url,
      siteUrl: SITE,
      providers: [acme],
      config: { signUp, betterAuth: { plugins: [makesAccounts] } },
    });
  apps = {
    open: await start('open'),
    limited: await start({ addresses: [INVITED], domains: ['acme.example'] }),
    closed: await start('closed'),
  };
});
afterAll(async () => {
  await Promise.all(Object.values(apps).map((app) => app.close()));
  await provider.close();
  await database.drop();
});

let count = 0;
const someone = (domain: string) => `person-${(count += 1)}@${domain}`;
function browserOf(rule: keyof typeof apps, email: string): Browser {
  const browser = apps[rule].browser();
  browser.email = email;
  return browser;
}
const hasAccount = async (email: string) =>
  (await database.sql('select 1 from "user" where email = $1', [email])).length > 0;
const mailsTo = async (email: string) =>
  (
    await database.sql<{ template: string }>('select template from mail where recipient = $1', [
      email,
    ])
  ).map(({ template }) => template);
const comparable = ({ status, headers, text }: Sent) => ({
  status,
  text: text.replace(/"requestId":"[^"]*"/, ''),
  headers: { ...headers, date: '', 'x-request-id': '', 'content-length': '', etag: '' },
});
async function reader(email: string): Promise<Browser> {
  const browser = browserOf('open', email);
  expect((await browser.signUp()).status).toBe(200);
  return browser;
}
const confirm = async (browser: Browser) =>
  browser.post('/api/auth/verify-email', {
    token: await browser.readToken('verification'),
    password: PASSWORD,
  });

/** Goes to the provider and back. @returns where the browser ends up */
async function signInByProvider(rule: keyof typeof apps, email: string): Promise<URL> {
  const browser = browserOf(rule, email);
  provider.user = { sub: email, email, email_verified: true, name: 'Ada' };
  const asked = await browser.post('/api/auth/sign-in/social', { provider: 'acme' });
  const { url } = JSON.parse(asked.text) as { url: string };
  const back = await provider.authorize(url);
  const answer = await browser.get(back.pathname + back.search);
  return new URL(answer.headers.location ?? '');
}

describe('a sign-up with a password', () => {
  it('is refused for everyone if sign-up is closed, readers or not (ENU-03)', async () => {
    const known = someone('acme.example');
    await reader(known);
    const unknown = someone('acme.example');
    const answers = [
      await browserOf('closed', known).requestSignUp(),
      await browserOf('closed', unknown).requestSignUp(),
    ].map(comparable);
    expect(answers[0]).toMatchObject({
      status: 403,
      text: expect.stringContaining('SIGN_UP_CLOSED'),
    });
    expect(answers[0]).toEqual(answers[1]);
    expect(await mailsTo(unknown)).toEqual([]);
  });

  it('responds to every address alike if some may sign up, and emails only those', async () => {
    const allowed = someone('acme.example');
    const other = someone('sub.acme.example');
    const known = someone('elsewhere.example');
    await reader(known);
    const answers = [];
    for (const email of [allowed, INVITED, other, known]) {
      answers.push(comparable(await browserOf('limited', email).requestSignUp()));
    }
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ status: 200, text: '{"status":true}' });
    expect(await mailsTo(allowed)).toEqual(['verification']);
    expect(await mailsTo(INVITED)).toEqual(['verification']);
    expect(await mailsTo(other)).toEqual([]);
    expect(await mailsTo(known)).toContain('address-in-use');
    expect((await confirm(browserOf('limited', allowed))).status).toBe(200);
    expect(await hasAccount(allowed)).toBe(true);
  });

  it('sends no link again to an address that may not sign up', async () => {
    const email = someone('elsewhere.example');
    const browser = browserOf('limited', email);
    await browser.requestSignUp();
    const again = await browser.post('/api/auth/send-verification-email', { email });
    expect(again.status).toBe(200);
    expect(await mailsTo(email)).toEqual([]);
  });

  it.each(['limited', 'closed'] as const)(
    'creates no account from a link sent before sign-up was %s',
    async (rule) => {
      const email = someone('elsewhere.example');
      await browserOf('open', email).requestSignUp();
      const answer = await confirm(browserOf(rule, email));
      expect(answer.status).toBe(400);
      expect(answer.text).toContain('INVALID_TOKEN');
      expect(await hasAccount(email)).toBe(false);
    },
  );
});

describe('a sign-in link', () => {
  it.each(['open', 'limited', 'closed'] as const)(
    'creates no account if sign-up is %s',
    async (rule) => {
      const email = someone('acme.example');
      const answer = await browserOf(rule, email).post('/api/auth/sign-in/magic-link', { email });
      expect(answer.status).toBe(200);
      expect(await mailsTo(email)).toEqual([]);
      expect(await hasAccount(email)).toBe(false);
    },
  );
});

describe('another service', () => {
  it.each([
    ['limited', 'elsewhere.example'],
    ['closed', 'acme.example'],
  ] as const)('creates no account if sign-up is %s', async (rule, domain) => {
    const email = someone(domain);
    const end = await signInByProvider(rule, email);
    expect(end.pathname).toBe('/sign-in');
    expect(end.searchParams.get('error')).toBe('sign_up_closed');
    expect(await hasAccount(email)).toBe(false);
  });

  it('creates an account for an address that may sign up', async () => {
    const email = someone('acme.example');
    expect((await signInByProvider('limited', email)).pathname).toBe('/');
    expect(await hasAccount(email)).toBe(true);
  });

  it.each(['limited', 'closed'] as const)(
    'still signs existing readers in if sign-up is %s',
    async (rule) => {
      const email = someone('elsewhere.example');
      await signInByProvider('open', email);
      expect((await signInByProvider(rule, email)).pathname).toBe('/');
    },
  );
});

describe('a plugin of the site', () => {
  it.each(['make-account', 'make-oauth'])("can't bypass the rule: %s", async (route) => {
    for (const [rule, domain, expected] of [
      ['closed', 'acme.example', false],
      ['limited', 'elsewhere.example', false],
      ['limited', 'acme.example', true],
    ] as const) {
      const email = someone(domain);
      const answer = await browserOf(rule, email).post(`/api/auth/${route}`, { email });
      expect({ email, status: answer.status }).toEqual({ email, status: expected ? 200 : 403 });
      expect(await hasAccount(email)).toBe(expected);
    }
  });
});

it('is reported to the sign-up page', async () => {
  for (const rule of ['open', 'limited', 'closed'] as const) {
    const { text } = await apps[rule].browser().get('/api/auth/methods');
    expect(JSON.parse(text)).toMatchObject({ signUp: rule });
    expect(text).not.toContain('acme.example');
  }
});

it('keeps a reader signed in if sign-up is closed', async () => {
  const email = someone('elsewhere.example');
  await reader(email);
  expect((await browserOf('closed', email).signIn()).status).toBe(200);
});
