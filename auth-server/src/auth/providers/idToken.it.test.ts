import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Me } from '@gatehouse/contract/me';
import type { Browser } from '../../testing/createBrowser.js';
import { createTestApp, type TestApp } from '../../testing/createTestApp.js';
import { createTestDatabase, type TestDatabase } from '../../testing/createTestDatabase.js';
import { createSigningKey } from '../../testing/openid/signingKey.js';
import {
  startOpenIdProvider,
  type TestOpenIdProvider,
} from '../../testing/openid/startOpenIdProvider.js';

const SITE = 'http://docs.localhost';
const EMAIL = 'ada@example.com';

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
    providers: [{ clientId, clientSecret, kind: 'openid', id: 'acme', name: 'Acme', issuer }],
  });
});
beforeEach(() => database.sql('delete from "user"'));
afterAll(async () => {
  await app.close();
  await acme.close();
  await database.drop();
});

/** Signs in through a provider whose token `makeToken` creates from valid claims. */
async function signInWith(
  browser: Browser,
  makeToken: (claims: Record<string, unknown>) => string,
): Promise<Me['reader']> {
  const { text } = await browser.post('/api/auth/sign-in/social', { provider: 'acme', next: '/' });
  const { url } = JSON.parse(text) as { url: string };
  const nonce = new URL(url).searchParams.get('nonce');
  const now = Math.floor(Date.now() / 1000);
  const idToken = makeToken({
    iss: acme.issuer,
    aud: acme.clientId,
    sub: '7',
    nonce,
    iat: now,
    exp: now + 300,
    email: EMAIL,
    email_verified: true,
    name: 'Ada',
  });
  acme.failure = (response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ access_token: 'x', token_type: 'Bearer', id_token: idToken }));
  };
  const back = await acme.authorize(url);
  const answer = await browser.get(back.pathname + back.search);
  const { reader } = JSON.parse((await browser.get('/api/me')).text) as Me;
  // Whatever the provider sends, the browser gets a page.
  expect(answer.status).toBe(302);
  const reason = new URL(answer.headers.location ?? '').searchParams.get('error');
  expect(reason === null).toBe(reader !== null);
  return reader;
}

it("accepts the provider's token", async () => {
  const reader = await signInWith(app.browser(), (claims) => acme.key.sign(claims));
  expect(reader).toMatchObject({ email: EMAIL });
});

const unsigned = (token: string) => token.slice(0, token.lastIndexOf('.') + 1);
const long = 3_600;

it.each<[string, (claims: Record<string, unknown>) => string]>([
  ['without a signature', (claims) => unsigned(acme.key.sign(claims))],
  ['with the algorithm "none"', (claims) => unsigned(acme.key.sign(claims, { alg: 'none' }))],
  ['signed by another key', (claims) => createSigningKey().sign(claims)],
  ['signed by an unknown key', (claims) => acme.key.sign(claims, { kid: 'unknown' })],
  ['that declares HS256 for an RSA signature', (claims) => acme.key.sign(claims, { alg: 'HS256' })],
  ['from another issuer', (claims) => acme.key.sign({ ...claims, iss: 'https://evil.example' })],
  ['for another client', (claims) => acme.key.sign({ ...claims, aud: 'another' })],
  ['for another sign-in', (claims) => acme.key.sign({ ...claims, nonce: 'another' })],
  ['without a nonce', ({ nonce: _nonce, ...claims }) => acme.key.sign(claims)],
  ['that has expired', (claims) => acme.key.sign({ ...claims, exp: Number(claims.iat) - long })],
  ['about nobody', ({ sub: _sub, ...claims }) => acme.key.sign(claims)],
  ['with an empty subject', (claims) => acme.key.sign({ ...claims, sub: '' })],
  ['with a number as the subject', (claims) => acme.key.sign({ ...claims, sub: 7 })],
  ['with NUL in the subject', (claims) => acme.key.sign({ ...claims, sub: 'a\0b' })],
  [
    'with a subject of 256 characters',
    (claims) => acme.key.sign({ ...claims, sub: 'a'.repeat(256) }),
  ],
  ['that is malformed', () => 'x.y.z'],
])('refuses a token %s and creates no account (OAU-06)', async (_what, makeToken) => {
  expect(await signInWith(app.browser(), makeToken)).toBeNull();
  expect(await database.sql('select 1 from "user"')).toEqual([]);
});

it('lets a reader without a password set one only by email (TOK-14)', async () => {
  const browser = app.browser();
  browser.email = EMAIL;
  await signInWith(browser, (claims) => acme.key.sign(claims));
  const newPassword = 'another long password';
  const change = { currentPassword: 'guessed', newPassword };
  expect((await browser.post('/api/auth/change-password', change)).status).toBe(400);
  await browser.post('/api/auth/request-password-reset', { email: EMAIL });
  const token = await browser.readToken('reset');
  expect((await browser.post('/api/auth/reset-password', { token, newPassword })).status).toBe(200);
  expect((await browser.signIn(newPassword)).status).toBe(200);
});
