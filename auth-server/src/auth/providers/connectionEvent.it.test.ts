import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Activity } from '@gatehouse/contract/activity';
import type { Browser } from '../../testing/createBrowser.js';
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
    providers: [{ clientId, clientSecret, issuer, kind: 'openid', id: 'acme', name: 'Acme' }],
  });
});
afterAll(async () => {
  await app.close();
  await acme.close();
  await database.drop();
});

const json = <T>({ text }: Sent) => JSON.parse(text) as T;
const activityOf = async (browser: Browser) =>
  json<Activity[]>(await browser.get('/api/me/activity'));
const noticesTo = async (email: string) => {
  const rows = await database.sql<{ data: object }>(
    `select data from mail where recipient = $1 and template = 'security-changed'`,
    [email],
  );
  return rows.map(({ data }) => data);
};

/** Signs in at Acme with this address, and returns. */
async function goToAcme(browser: Browser, route: string, email: string): Promise<void> {
  acme.user = { sub: randomUUID(), email, email_verified: true, name: 'Ada' };
  const answer = await browser.post(`/api/auth/${route}`, { provider: 'acme' });
  const back = await acme.authorize(json<{ url: string }>(answer).url);
  expect((await browser.get(back.pathname + back.search)).status).toBe(302);
}

async function signedUp(): Promise<Browser> {
  const browser = app.browser();
  expect((await browser.signUp()).status).toBe(200);
  return browser;
}

it('tells a reader about a service they connect', async () => {
  const reader = await signedUp();
  await goToAcme(reader, 'link-social', `other-${reader.email}`);
  expect(await noticesTo(reader.email)).toMatchObject([
    { change: 'connection-added', what: 'Acme', name: 'Ada', path: '/profile#connections' },
  ]);
  expect(await noticesTo(`other-${reader.email}`)).toEqual([]);
  expect((await activityOf(reader)).slice(0, 2)).toMatchObject([
    { kind: 'connection-added', detail: 'acme', address: reader.address },
    { kind: 'connection-asked', detail: 'acme' },
  ]);
});

it('tells a reader about a service linked by its verified address', async () => {
  const reader = await signedUp();
  const browser = app.browser();
  await goToAcme(browser, 'sign-in/social', reader.email);
  expect(await noticesTo(reader.email)).toMatchObject([{ change: 'connection-added' }]);
  expect((await activityOf(reader)).slice(0, 2)).toMatchObject([
    { kind: 'sign-in', address: browser.address },
    { kind: 'connection-added', detail: 'acme', address: browser.address },
  ]);
});

it('sends nothing about the service an account was created with, or the next sign-in', async () => {
  const browser = app.browser();
  await goToAcme(browser, 'sign-in/social', browser.email);
  expect(await noticesTo(browser.email)).toEqual([]);
  expect((await activityOf(browser)).map(({ kind }) => kind)).toEqual(['sign-in', 'sign-up']);
});
