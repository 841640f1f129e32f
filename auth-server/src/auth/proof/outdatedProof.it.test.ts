import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAuthenticator } from '../../testing/createAuthenticator.js';
import { holdReader } from '../../testing/holdReader.js';
import { codeOf, type Enabled } from '../../testing/createSecondFactor.js';
import { PASSWORD, type Browser } from '../../testing/createBrowser.js';
import { createTestApp, type TestApp } from '../../testing/createTestApp.js';
import { createTestDatabase, type TestDatabase } from '../../testing/createTestDatabase.js';
import {
  startOpenIdProvider,
  type TestOpenIdProvider,
} from '../../testing/openid/startOpenIdProvider.js';
import type { Sent } from '../../testing/send.js';

const SITE = 'http://docs.localhost';
let database: TestDatabase;
let app: TestApp;
let acme: TestOpenIdProvider;
beforeAll(async () => {
  database = await createTestDatabase();
  acme = await startOpenIdProvider([`${SITE}/api/auth/callback/acme`]);
  const { clientId, clientSecret, issuer } = acme;
  app = await createTestApp({
    databaseUrl: database.url,
    siteUrl: SITE,
    providers: [{ kind: 'openid', id: 'acme', name: 'Acme', clientId, clientSecret, issuer }],
  });
});
afterAll(async () => {
  await app.close();
  await acme.close();
  await database.drop();
});

const json = <T = Record<string, unknown>>({ text }: Sent) => JSON.parse(text) as T;
/** A reader with a password who also has an account at the provider. */
async function reader(): Promise<Browser> {
  const browser = app.browser();
  expect((await browser.signUp()).status).toBe(200);
  const sub = String(randomInt(1, 2 ** 31));
  acme.user = { sub, email: browser.email, email_verified: true, name: 'Ada' };
  return browser;
}
async function signedOut(): Promise<Browser> {
  const browser = await reader();
  await browser.post('/api/auth/sign-out');
  return browser;
}

/** Signs in at the provider, up to the redirect back. */
async function depart(browser: Browser, route = 'sign-in/social') {
  const answer = await browser.post(`/api/auth/${route}`, { provider: 'acme' });
  const back = await acme.authorize(json<{ url: string }>(answer).url);
  return () => browser.get(back.pathname + back.search);
}

async function passkeyAnswer(
  browser: Browser,
  passkey: Authenticator,
  route: 'register' | 'authenticate',
) {
  const path = `/api/auth/passkey/generate-${route}-options`;
  const { challenge } = json<{ challenge: string }>(await browser.get(path));
  const ceremony = { challenge, origin: SITE, rpId: 'docs.localhost' };
  const response = route === 'register' ? passkey.create(ceremony) : passkey.get(ceremony);
  const verify = route === 'register' ? 'registration' : 'authentication';
  return () => browser.post(`/api/auth/passkey/verify-${verify}`, { response });
}
type Authenticator = ReturnType<typeof createAuthenticator>;

async function withSecondFactor(): Promise<Enabled & { browser: Browser }> {
  const browser = await reader();
  const enabled = json<Enabled>(
    await browser.post('/api/auth/two-factor/enable', { password: PASSWORD }),
  );
  await browser.post('/api/auth/two-factor/verify-totp', { code: codeOf(enabled.totpURI) });
  await browser.post('/api/auth/sign-out');
  return { browser, ...enabled };
}

/** Each sign-in method, up to its last request. */
const WAYS = {
  password: async () => {
    const browser = await signedOut();
    return { browser, enter: () => browser.signIn() };
  },
  'magic link': async () => {
    const browser = await signedOut();
    await browser.post('/api/auth/sign-in/magic-link', { email: browser.email });
    const token = await browser.readToken('magic-link');
    return { browser, enter: () => browser.post('/api/auth/magic-link/verify', { token }) };
  },
  passkey: async () => {
    const browser = await reader();
    const passkey = createAuthenticator();
    expect((await (await passkeyAnswer(browser, passkey, 'register'))()).status).toBe(200);
    await browser.post('/api/auth/sign-out');
    return { browser, enter: await passkeyAnswer(browser, passkey, 'authenticate') };
  },
  'other service': async () => {
    const browser = await signedOut();
    await (
      await depart(browser)
    )();
    expect(await browser.isSignedIn()).toBe(true);
    await browser.post('/api/auth/sign-out');
    return { browser, enter: await depart(browser) };
  },
  'authenticator code': async () => {
    const { browser, ...enabled } = await withSecondFactor();
    // A code works once, and turning the factor on has used one: pretends that half a minute has passed.
    await database.sql('update "twoFactor" set last_totp_step = null');
    await browser.signIn();
    const code = codeOf(enabled.totpURI);
    return { browser, enter: () => browser.post('/api/auth/two-factor/verify-totp', { code }) };
  },
  'backup code': async () => {
    const { browser, backupCodes } = await withSecondFactor();
    await browser.signIn();
    const [code] = backupCodes;
    return {
      browser,
      enter: () => browser.post('/api/auth/two-factor/verify-backup-code', { code }),
    };
  },
};
type Way = keyof typeof WAYS;

/** Statements that invalidate a proof. `$1` is the address. */
const READER = '(select id from "user" where email = $1)';
const CHANGES = {
  'a new password': `update account set password = 'of another' where "userId" = ${READER} and "providerId" = 'credential'`,
  'a ban': 'update "user" set "bannedAt" = now() where email = $1',
  'a new address': `update "user" set email = 'moved-' || email where email = $1`,
  'its deletion': 'delete from "user" where email = $1',
  'its removal': `delete from passkey where "userId" = ${READER}`,
  'its disconnection': `delete from account where "userId" = ${READER} and "providerId" = 'acme'`,
  'a second factor': 'update "user" set "twoFactorEnabled" = true where email = $1',
};
type Change = keyof typeof CHANGES;

const PAIRS: [Way, Change][] = [
  ...(['a new password', 'a ban', 'a new address', 'its deletion', 'a second factor'] as const).map(
    (change): [Way, Change] => ['password', change],
  ),
  ['magic link', 'a new password'],
  ['magic link', 'a new address'],
  ['magic link', 'a ban'],
  ['passkey', 'its removal'],
  ['passkey', 'a ban'],
  ['other service', 'its disconnection'],
  ['other service', 'a ban'],
  ['authenticator code', 'a new password'],
  ['backup code', 'a new password'],
];

/** Makes a request wait for the reader's row, then changes what proved the reader's identity. */
async function whileItWaits(email: string, change: Change, enter: () => Promise<Sent>) {
  const hold = await holdReader(database, email);
  const { answer, isWaiting } = await hold.begin(enter);
  expect(isWaiting).toBe(true);
  await hold.sql(CHANGES[change], [email]);
  await hold.release();
  return answer;
}

describe('a session', () => {
  it.each(Object.keys(WAYS) as Way[])('begins by %s', async (way) => {
    const { browser, enter } = await WAYS[way]();
    await enter();
    expect(await browser.isSignedIn()).toBe(true);
  });

  it.each(PAIRS)('is not created by %s concurrently with %s (SES-21)', async (way, change) => {
    const { browser, enter } = await WAYS[way]();
    const { status, text, headers } = await whileItWaits(browser.email, change, enter);
    if (way === 'other service') expect(headers.location).toContain('error=');
    else expect([400, 401], text).toContain(status);
    expect(await browser.isSignedIn()).toBe(false);
    expect(
      await database.sql(`select 1 from session where "userId" = ${READER}`, [browser.email]),
    ).toEqual([]);
  });

  it.each(['authenticator code', 'backup code', 'magic link'] as const)(
    'is not created by %s requested before a new password (TOK-04)',
    async (way) => {
      const { browser, enter } = await WAYS[way]();
      await database.sql(CHANGES['a new password'], [browser.email]);
      expect([400, 401]).toContain((await enter()).status);
      expect(await browser.isSignedIn()).toBe(false);
    },
  );
});

describe('a sign-in method added with an old session', () => {
  it("can't be a passkey after a new password (SES-21)", async () => {
    const browser = await reader();
    const enter = await passkeyAnswer(browser, createAuthenticator(), 'register');
    expect((await whileItWaits(browser.email, 'a new password', enter)).status).toBe(400);
    expect(
      await database.sql(`select 1 from passkey where "userId" = ${READER}`, [browser.email]),
    ).toEqual([]);
  });

  it("can't be another service after a new password, even if requested before (TOK-04)", async () => {
    const browser = await reader();
    const enter = await depart(browser, 'link-social');
    await database.sql(CHANGES['a new password'], [browser.email]);
    expect((await enter()).headers.location).toContain('error=');
    expect(
      await database.sql(
        `select 1 from account where "providerId" = 'acme' and "userId" = ${READER}`,
        [browser.email],
      ),
    ).toEqual([]);
  });

  it("can't be a password requested before a newer one (TOK-04)", async () => {
    const browser = await reader();
    await browser.post('/api/auth/request-password-reset', { email: browser.email });
    const token = await browser.readToken('reset');
    const answer = await whileItWaits(browser.email, 'a new address', () =>
      app
        .browser()
        .post('/api/auth/reset-password', { token, newPassword: 'another long password' }),
    );
    expect([400, 401]).toContain(answer.status);
    expect((await browser.signIn('another long password')).status).toBe(401);
  });
});
