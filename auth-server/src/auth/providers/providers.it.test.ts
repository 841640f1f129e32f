import { randomInt } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Me } from '@gatehouse/contract/me';
import type { Browser } from '../../testing/createBrowser.js';
import { createTestApp, type TestApp } from '../../testing/createTestApp.js';
import { createTestDatabase, type TestDatabase } from '../../testing/createTestDatabase.js';
import {
  startOpenIdProvider,
  type TestOpenIdProvider,
} from '../../testing/openid/startOpenIdProvider.js';
import type { Sent } from '../../testing/send.js';
import type { ProviderSettings } from './providerSettings.js';

const SITE = 'http://docs.localhost';

let database: TestDatabase;
let app: TestApp;
/** Two providers with the same readers: each can vouch only for its own. */
let acme: TestOpenIdProvider;
let corp: TestOpenIdProvider;
beforeAll(async () => {
  database = await createTestDatabase();
  const callback = (id: string) => `${SITE}/api/auth/callback/${id}`;
  acme = await startOpenIdProvider([callback('acme'), callback('github')]);
  corp = await startOpenIdProvider([callback('corp')]);
  const { clientId, clientSecret } = acme;
  const client = { clientId, clientSecret };
  const providers: ProviderSettings[] = [
    { ...client, kind: 'openid', id: 'acme', name: 'Acme', issuer: acme.issuer },
    { ...client, kind: 'openid', id: 'corp', name: 'Corp', issuer: corp.issuer },
    {
      ...client,
      kind: 'github',
      id: 'github',
      name: 'GitHub',
      url: acme.issuer,
      apiUrl: acme.issuer,
    },
    { ...client, kind: 'openid', id: 'away', name: 'Away', issuer: 'http://localhost:1' },
  ];
  app = await createTestApp({ databaseUrl: database.url, siteUrl: SITE, providers });
});
afterEach(() => {
  acme.failure = null;
});
afterAll(async () => {
  await app.close();
  await Promise.all([acme.close(), corp.close()]);
  await database.drop();
});

const json = <T = Record<string, unknown>>({ text }: Sent) => JSON.parse(text) as T;
const getReader = async (browser: Browser) => json<Me>(await browser.get('/api/me')).reader;
const pathOf = ({ pathname, search }: URL) => pathname + search;

/** A person without an account on the site, but at both providers. */
function newcomer(claims: object = {}) {
  const sub = String(randomInt(1, 2 ** 31));
  const user = { sub, email: `person-${sub}@example.com`, email_verified: true, name: 'Ada' };
  acme.user = corp.user = { ...user, ...claims };
  return { ...user, ...claims };
}

/** Signs in at a provider, up to the callback. */
async function depart(browser: Browser, provider = 'acme', route = 'sign-in/social') {
  const answer = await browser.post(`/api/auth/${route}`, { provider, next: '/é b?error=1#sec' });
  expect(answer.status).toBe(200);
  const { url } = json<{ url: string }>(answer);
  const back = await (provider === 'corp' ? corp : acme).authorize(url);
  return { url: new URL(url), back };
}
async function signInBy(browser: Browser, provider?: string, route?: string): Promise<string> {
  const { back } = await depart(browser, provider, route);
  const answer = await browser.get(pathOf(back));
  expect(answer.status).toBe(302);
  return answer.headers.location ?? '';
}
const errorOf = (location: string) => new URL(location).searchParams.get('error');

async function signedUp(email: string): Promise<Browser> {
  const browser = app.browser();
  browser.email = email;
  expect((await browser.signUp()).status).toBe(200);
  return browser;
}

describe('signing in through another service', () => {
  it('offers services that responded at startup, and logs which did not', async () => {
    expect(json(await app.send({ path: '/api/auth/methods' }))).toEqual({
      providers: [
        { id: 'acme', name: 'Acme' },
        { id: 'corp', name: 'Corp' },
        { id: 'github', name: 'GitHub' },
      ],
      signUp: 'open',
    });
    expect(app.logged.join()).toMatch(/"provider":"away".*cannot be reached/);
  });

  it.each(['acme', 'github'])(
    'creates an account and returns to page, query and anchor: %s (RED-11)',
    async (provider) => {
      const { email } = newcomer();
      const browser = app.browser();
      expect(await signInBy(browser, provider)).toBe(`${SITE}/%C3%A9%20b?error=1#sec`);
      expect(await getReader(browser)).toMatchObject({ email, name: 'Ada' });
      const again = app.browser();
      await signInBy(again, provider);
      expect((await getReader(again))?.id).toBe((await getReader(browser))?.id);
    },
  );

  it('sends state, nonce and a PKCE challenge, and nothing a page adds (OAU-05, OAU-08)', async () => {
    newcomer();
    const { url } = await depart(app.browser());
    expect(url.searchParams.get('code_challenge_method')).toBe('S256');
    expect(url.searchParams.get('state')?.length).toBeGreaterThanOrEqual(32);
    expect(url.searchParams.get('nonce')).not.toBeNull();
    const answer = await app.browser().post('/api/auth/sign-in/social', {
      provider: 'acme',
      additionalParams: { redirect_uri: 'https://evil.example' },
    });
    expect(json(answer)).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('stores no provider token', async () => {
    newcomer();
    await signInBy(app.browser());
    const rows = await database.sql(
      `select 1 from account where "accessToken" is not null or "idToken" is not null
           or "refreshToken" is not null`,
    );
    expect(rows).toEqual([]);
  });

  it('treats the same subject at another provider as another person (OAU-03)', async () => {
    const { sub } = newcomer();
    const browser = app.browser();
    await signInBy(browser, 'acme');
    newcomer({ sub });
    const other = app.browser();
    await signInBy(other, 'corp');
    expect((await getReader(other))?.id).not.toBe((await getReader(browser))?.id);
  });
});

describe('an account', () => {
  it('finds an account by an address that both reader and provider have verified', async () => {
    const { email } = newcomer();
    const reader = await signedUp(email);
    const browser = app.browser();
    await signInBy(browser);
    expect((await getReader(browser))?.id).toBe((await getReader(reader))?.id);
  });

  it.each([false, 'true', 1, undefined])(
    'neither finds nor creates an account when the provider says email_verified=%j (OAU-02)',
    async (email_verified) => {
      const { email } = newcomer({ email_verified });
      const victim = await signedUp(email);
      const attacker = app.browser();
      expect(errorOf(await signInBy(attacker))).not.toBeNull();
      expect(await getReader(attacker)).toBeNull();

      newcomer({ email_verified });
      expect(errorOf(await signInBy(attacker))).toBe('email_not_verified');
      expect(await getReader(attacker)).toBeNull();
      expect(await getReader(victim)).not.toBeNull();
    },
  );

  it('does not give the account to an attacker who requested the address before (OAU-01)', async () => {
    const { email } = newcomer();
    const attacker = app.browser();
    attacker.email = email;
    expect((await attacker.requestSignUp('a password of the attacker')).status).toBe(200);
    const victim = app.browser();
    await signInBy(victim);
    expect(await getReader(victim)).toMatchObject({ email });
    expect((await attacker.signIn('a password of the attacker')).status).toBe(401);
  });

  it('links a service to a reader who has just signed in, whatever its address (OAU-07, SES-17)', async () => {
    newcomer();
    const reader = await signedUp(`somebody-${randomInt(1e9)}@example.com`);
    await database.sql(
      `update session set "createdAt" = now() - interval '16 minutes' from "user" u
        where u.id = "userId" and u.email = $1`,
      [reader.email],
    );
    const stale = await reader.post('/api/auth/link-social', { provider: 'acme' });
    expect(json(stale)).toMatchObject({ code: 'SESSION_NOT_FRESH' });
    await reader.signIn();
    expect(await signInBy(reader, 'acme', 'link-social')).toBe(`${SITE}/%C3%A9%20b?error=1#sec`);
    const browser = app.browser();
    await signInBy(browser);
    expect(await getReader(browser)).toMatchObject({ email: reader.email });
  });

  it('links a service to one reader only (OAU-07)', async () => {
    newcomer();
    await signInBy(app.browser());
    const other = await signedUp(`another-${randomInt(1e9)}@example.com`);
    expect(errorOf(await signInBy(other, 'acme', 'link-social'))).not.toBeNull();
  });
});

describe('a callback from a provider is refused', () => {
  it.each([
    ['without a state', (url: URL) => url.searchParams.delete('state')],
    ['with a made-up state', (url: URL) => url.searchParams.set('state', 'x'.repeat(32))],
    ['without a code', (url: URL) => url.searchParams.delete('code')],
    ['with a made-up code', (url: URL) => url.searchParams.set('code', 'x'.repeat(43))],
    ['from another issuer', (url: URL) => url.searchParams.set('iss', 'https://evil.example')],
  ])('%s (OAU-04, OAU-05)', async (_what, change) => {
    newcomer();
    const browser = app.browser();
    const { back } = await depart(browser);
    change(back);
    const answer = await browser.get(pathOf(back));
    const location = new URL(answer.headers.location ?? '');
    expect(location.origin + location.pathname).toBe(`${SITE}/sign-in`);
    expect(errorOf(location.href)).not.toBeNull();
    expect(await getReader(browser)).toBeNull();
  });

  it('in another browser, and the second time (OAU-04)', async () => {
    newcomer();
    const [browser, other] = [app.browser(), app.browser()];
    const { back } = await depart(browser);
    expect(errorOf((await other.get(pathOf(back))).headers.location ?? '')).not.toBeNull();
    expect(await getReader(other)).toBeNull();
    const { back: own } = await depart(browser);
    await browser.get(pathOf(own));
    expect(await getReader(browser)).not.toBeNull();
    await browser.post('/api/auth/sign-out');
    expect(errorOf((await browser.get(pathOf(own))).headers.location ?? '')).not.toBeNull();
    expect(await getReader(browser)).toBeNull();
  });

  it.each([
    ['fails', (response) => response.writeHead(500).end()],
    ['never answers', () => undefined],
    ['answers with something else', (response) => response.end('{"access_token":1}')],
  ] as [string, NonNullable<TestOpenIdProvider['failure']>][])(
    'when the provider %s, without half an account (OAU-12)',
    async (_what, failure) => {
      const { email } = newcomer();
      const browser = app.browser();
      acme.failure = failure;
      const start = performance.now();
      expect(errorOf(await signInBy(browser))).toBe('invalid_code');
      expect(performance.now() - start).toBeLessThan(9_000);
      expect(await database.sql('select 1 from "user" where email = $1', [email])).toEqual([]);
    },
  );

  it('with a code in the URL, and nothing the provider wrote (OAU-10)', async () => {
    const browser = app.browser();
    const { back } = await depart(browser);
    back.searchParams.delete('code');
    back.searchParams.set('error', '<script>alert(1)</script>');
    back.searchParams.set('error_description', '<script>alert(2)</script>');
    const { location = '' } = (await browser.get(pathOf(back))).headers;
    expect(location).toBe(
      `${SITE}/sign-in?next=%2F%25C3%25A9%2520b%3Ferror%3D1%23sec&error=failed`,
    );
  });

  it.each(['state=a&state=b', `state=${'x'.repeat(5000)}`])(
    "when %s is not a provider's response (RED-10)",
    async (query) => {
      const answer = await app.browser().get(`/api/auth/callback/acme?${query}`);
      expect(answer.status).toBe(400);
    },
  );

  it('from a provider that is off', async () => {
    expect((await app.browser().get('/api/auth/callback/evil?code=x&state=y')).status).toBe(404);
    const answer = await app.browser().post('/api/auth/sign-in/social', { provider: 'evil' });
    expect(answer.status).toBe(404);
  });
});
