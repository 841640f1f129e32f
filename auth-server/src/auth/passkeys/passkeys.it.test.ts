import { describe, expect, it } from 'vitest';
import type { AccountSecurity } from '@gatehouse/contract/account';
import type { Activity } from '@gatehouse/contract/activity';
import { banReader, getReaderId } from '../../membership/readers.js';
import { createAuthenticator } from '../../testing/createAuthenticator.js';
import type { Browser } from '../../testing/createBrowser.js';
import type { Sent } from '../../testing/send.js';
import { useApp } from '../../testing/useApp.js';

const use = useApp();

type Authenticator = ReturnType<typeof createAuthenticator>;
type Change = Partial<Parameters<Authenticator['create']>[0]>;

const json = <T = Record<string, unknown>>({ text }: Sent) => JSON.parse(text) as T;
const passkeysOf = async (browser: Browser) =>
  json<AccountSecurity>(await browser.get('/api/me/security')).passkeys;

/** Gets a challenge and responds to it. `change` makes the response invalid. */
async function answerTo(browser: Browser, route: string, change: Change) {
  const { challenge } = json<{ challenge: string }>(
    await browser.get(`/api/auth/passkey/generate-${route}-options`),
  );
  return { challenge, origin: use.app.origin, rpId: 'localhost', ...change };
}
async function register(browser: Browser, passkey: Authenticator, change: Change = {}) {
  const response = passkey.create(await answerTo(browser, 'register', change));
  const body = { response, name: 'Laptop' };
  return { body, answer: await browser.post('/api/auth/passkey/verify-registration', body) };
}
async function signIn(browser: Browser, passkey: Authenticator, change: Change = {}) {
  const response = passkey.get(await answerTo(browser, 'authenticate', change));
  const body = { response };
  return { body, answer: await browser.post('/api/auth/passkey/verify-authentication', body) };
}

/** A reader with a passkey, and the passkey's id. */
async function withPasskey() {
  const reader = await use.signedUp();
  const passkey = createAuthenticator();
  const { answer } = await register(reader, passkey);
  expect(answer.status).toBe(200);
  const [{ id = '' } = {}] = await passkeysOf(reader);
  return { reader, passkey, id };
}
const grownOld = ({ email }: Browser) =>
  use.database.sql(
    `update session set "createdAt" = now() - interval '16 minutes' from "user" u
      where u.id = "userId" and u.email = $1`,
    [email],
  );
const noticesTo = ({ email }: Browser) =>
  use.database.sql<{ data: object; locale: string }>(
    `select data, locale from mail where recipient = $1 and template = 'security-changed'
      order by created_at`,
    [email],
  );

const WRONG: [string, Change][] = [
  ['from another site', { origin: 'https://evil.example' }],
  ['from another port of the host', { origin: 'http://localhost:1' }],
  ['for another host', { rpId: 'evil.example' }],
  ['to another challenge', { challenge: 'bm90IHRoZSBvbmUgdGhhdCB3YXMgZ2l2ZW4' }],
  ['without user verification', { isVerified: false }],
];

describe('a passkey', () => {
  it('signs in without a password', async () => {
    const { reader, passkey } = await withPasskey();
    const time = expect.stringMatching(/^\d{4}-.*Z$/) as string;
    expect(await passkeysOf(reader)).toMatchObject([{ createdAt: time, lastUsedAt: null }]);
    const browser = use.app.browser();
    const { answer } = await signIn(browser, passkey);
    expect(answer.status).toBe(200);
    expect(await browser.isSignedIn()).toBe(true);
    expect(await passkeysOf(browser)).toMatchObject([{ name: 'Laptop', lastUsedAt: time }]);
  });

  it.each(WRONG)('is not added by a response %s', async (_what, change) => {
    const reader = await use.signedUp();
    const { answer } = await register(reader, createAuthenticator(), change);
    expect(answer.status).toBe(400);
    expect(await passkeysOf(reader)).toEqual([]);
    expect(await noticesTo(reader)).toEqual([]);
  });

  it.each(WRONG)('does not sign in with a response %s', async (_what, change) => {
    const { passkey } = await withPasskey();
    const browser = use.app.browser();
    const { answer } = await signIn(browser, passkey, change);
    expect([400, 401]).toContain(answer.status);
    expect(await browser.isSignedIn()).toBe(false);
  });

  it('can use each challenge only once', async () => {
    const reader = await use.signedUp();
    const passkey = createAuthenticator();
    const { body } = await register(reader, passkey);
    const again = await reader.post('/api/auth/passkey/verify-registration', body);
    expect(json(again)).toMatchObject({ code: 'CHALLENGE_NOT_FOUND' });
    expect(await passkeysOf(reader)).toHaveLength(1);

    const browser = use.app.browser();
    const used = await signIn(browser, passkey);
    await browser.post('/api/auth/sign-out');
    const replayed = await browser.post('/api/auth/passkey/verify-authentication', used.body);
    expect(json(replayed)).toMatchObject({ code: 'CHALLENGE_NOT_FOUND' });
    expect(await browser.isSignedIn()).toBe(false);
  });

  it('does not sign in with a lower signature count, which means a copy', async () => {
    const { passkey } = await withPasskey();
    await signIn(use.app.browser(), passkey, { counter: 10 });
    const { answer } = await signIn(use.app.browser(), passkey, { counter: 9 });
    expect(answer.status).toBe(400);
  });

  // The page requests the challenge while its reader signs in again: the response to the expired
  // session must not delete the cookie of the new one.
  it('can be requested with an expired session, and no cookie is deleted', async () => {
    const reader = await use.signedUp();
    const over = reader.cookie;
    await reader.post('/api/auth/sign-out');
    const { status, headers } = await reader.send({
      path: '/api/auth/passkey/generate-authenticate-options',
      headers: { cookie: over },
    });
    expect(status).toBe(200);
    expect(headers['set-cookie']?.filter((cookie) => /Max-Age=0/i.test(cookie))).toEqual([]);
  });

  it('is not added twice', async () => {
    const { reader, passkey } = await withPasskey();
    const { answer } = await register(reader, passkey);
    expect(answer.status).toBe(400);
    expect(await passkeysOf(reader)).toHaveLength(1);
  });

  it('does not sign in a banned reader (SES-13)', async () => {
    const { reader, passkey } = await withPasskey();
    const id = await getReaderId(use.app.database.queries, reader.email);
    await banReader(use.app.database.queries, String(id));
    const browser = use.app.browser();
    const { answer } = await signIn(browser, passkey);
    expect(answer.status).toBe(401);
    expect(await browser.isSignedIn()).toBe(false);
  });
});

describe("a reader's passkeys", () => {
  it('are added and removed only after a recent sign-in (SES-17)', async () => {
    const { reader, id } = await withPasskey();
    const options = await answerTo(reader, 'register', {});
    await grownOld(reader);
    const refused = [
      await reader.get('/api/auth/passkey/generate-register-options'),
      await reader.post('/api/auth/passkey/verify-registration', {
        response: createAuthenticator().create(options),
      }),
      await reader.post('/api/auth/passkey/delete-passkey', { id }),
    ];
    for (const answer of refused) expect(json(answer)).toMatchObject({ code: 'SESSION_NOT_FRESH' });
    expect(await passkeysOf(reader)).toHaveLength(1);
    await reader.signIn();
    expect((await reader.post('/api/auth/passkey/delete-passkey', { id })).status).toBe(200);
    expect(await passkeysOf(reader)).toEqual([]);
  });

  it("can't be renamed or removed by anyone else", async () => {
    const { reader, id } = await withPasskey();
    const attacker = await use.signedUp();
    const answers = [
      await attacker.post('/api/auth/passkey/delete-passkey', { id }),
      await attacker.post('/api/auth/passkey/update-passkey', { id, name: 'Mine' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    expect(await passkeysOf(reader)).toMatchObject([{ id, name: 'Laptop' }]);
    expect(await noticesTo(attacker)).toEqual([]);
  });

  it('are not added to the account that requested the challenge', async () => {
    const [reader, attacker] = [await use.signedUp(), await use.signedUp()];
    const response = createAuthenticator().create(await answerTo(attacker, 'register', {}));
    reader.jar.set('gatehouse.passkey', attacker.jar.get('gatehouse.passkey') ?? '');
    const answer = await reader.post('/api/auth/passkey/verify-registration', { response });
    expect(answer.status).toBe(404);
    expect(await passkeysOf(reader)).toEqual([]);
  });

  it('appear in the audit trail and in emails by name (DAT-08)', async () => {
    const { reader, id } = await withPasskey();
    await reader.post('/api/auth/passkey/update-passkey', { id, name: 'Old laptop' });
    await reader.post('/api/auth/passkey/delete-passkey', { id });
    const events = json<Activity[]>(await reader.get('/api/me/activity'));
    expect(events.slice(0, 3).map(({ kind, detail }) => [kind, detail])).toEqual([
      ['passkey-removed', 'Old laptop'],
      ['passkey-renamed', 'Old laptop'],
      ['passkey-added', 'Laptop'],
    ]);
    const path = '/profile#passkeys';
    expect(await noticesTo(reader)).toMatchObject([
      { data: { change: 'passkey-added', what: 'Laptop', name: 'Ada', path }, locale: 'en' },
      { data: { change: 'passkey-removed', what: 'Old laptop', path } },
    ]);
  });
});
