import { beforeAll, describe, expect, it } from 'vitest';
import { onlySecret, type Secrets } from '../../secrets/secretSettings.js';
import type { Browser } from '../../testing/createBrowser.js';
import { codeOf, createSecondFactor, type Enabled } from '../../testing/createSecondFactor.js';
import type { TestApp } from '../../testing/createTestApp.js';
import { answer, createApp, openRequest } from '../../testing/oauth/connectApp.js';
import { useApp } from '../../testing/useApp.js';
import { createSigningKeys } from '../../tokens/keys/signingKeys.js';
import { countOutdated, reencryptValues } from './encryptedValues.js';
import { listSecretUse } from './secretUse.js';

const OLD = 'the old secret, longer than 32 characters';
const NEW = 'the new secret, longer than 32 characters';
const [first, second] = [
  { version: 1, value: OLD },
  { version: 2, value: NEW },
];
const ROTATION: Secrets[] = [
  onlySecret(OLD),
  { current: first, others: [second], plain: OLD },
  { current: second, others: [first], plain: OLD },
  { current: second, others: [], plain: null },
];

const site = { siteUrl: 'http://docs.localhost' };
const use = useApp(...ROTATION.map((secrets) => ({ ...site, auth: { secrets } })));
const { nextCode, verify } = createSecondFactor(use);

const at = (step: number) => use.instances[step] as TestApp;
/** The same browser, routed to another instance as by a load balancer. */
const elsewhere = ({ address, email, cookie, jar }: Browser, step: number): Browser =>
  Object.assign(at(step).browser({ address }), { email, cookie, jar: new Map(jar) });
const signingKeys = (step: number) => {
  const { settings, database } = at(step);
  const { queries } = database;
  const log = { info: () => undefined, error: () => undefined } as never;
  const { secrets, config } = settings;
  return createSigningKeys({ queries, log, secrets, tokens: config.tokens });
};
const usesAt = async (step: number) => {
  const secrets = ROTATION[step] as Secrets;
  return listSecretUse(at(step).database.queries, secrets, await signingKeys(step).list());
};

describe.each([
  [0, 1],
  [1, 0],
  [1, 2],
  [2, 1],
])('while instances of steps %i and %i run side by side', (from, to) => {
  it('sessions, app requests and keys of the first are valid at the second', async () => {
    const reader = at(from).browser();
    await reader.signUp();
    const there = elsewhere(reader, to);
    expect(await there.isSignedIn()).toBe(true);
    expect((await there.get('/api/auth/get-session')).text).toContain(reader.email);

    const app = await createApp(at(from));
    const { sent } = await answer(there, await openRequest(reader, app.request));
    expect(sent.status).toBe(200);

    expect((await reader.get('/api/auth/token')).status).toBe(200);
    const [key] = await signingKeys(to).list();
    expect(key?.isReadable).toBe(true);
  });

  it('second factors and trusted browsers of the first are known to the second', async () => {
    const { reader, totpURI, backupCodes } = await setUpAt(from);
    for (const step of [to, from]) {
      await reader.signIn();
      const code = backupCodes.pop();
      const begun = elsewhere(reader, step);
      const { status } = await begun.post('/api/auth/two-factor/verify-backup-code', { code });
      expect({ step, status }).toEqual({ step, status: 200 });
    }
    await reader.signIn();
    const trusting = { code: await nextCode(totpURI), trustDevice: true };
    const trusted = elsewhere(reader, to);
    const { status } = await trusted.post('/api/auth/two-factor/verify-totp', trusting);
    expect(status).toBe(200);
    for (const step of [from, to]) {
      const returning = elsewhere(trusted, step);
      expect((await returning.signIn()).text).not.toContain('twoFactorRedirect');
      expect(await returning.isSignedIn()).toBe(true);
      trusted.jar = returning.jar;
    }
  });
});

async function setUpAt(step: number) {
  const made = at(step).browser();
  await made.signUp();
  const { text } = await made.post('/api/auth/two-factor/enable', {
    password: 'correct horse battery staple',
  });
  const { totpURI, backupCodes } = JSON.parse(text) as Enabled;
  expect((await verify(made, codeOf(totpURI))).status).toBe(200);
  await made.post('/api/auth/sign-out');
  return { reader: made, totpURI, backupCodes };
}

describe('a whole rotation', () => {
  it('signs nobody out, with requests throughout (FLT-12)', async () => {
    const readers = Array.from({ length: 3 }, () => at(0).browser());
    await Promise.all(readers.map((reader) => reader.signUp()));
    const refused: string[] = [];
    let requests = 0;
    for (const steps of [[0], [0, 1], [1], [1, 2], [2]]) {
      await Promise.all(
        readers.map(async (reader) => {
          for (let round = 0; round < 10; round += 1) {
            const step = steps[round % steps.length] as number;
            const browser = elsewhere(reader, step);
            requests += 1;
            if (!(await browser.isSignedIn())) refused.push(`${reader.email} at ${step}`);
            Object.assign(reader, { cookie: browser.cookie, jar: browser.jar });
          }
        }),
      );
    }
    expect({ requests, refused }).toEqual({ requests: 150, refused: [] });
    for (const reader of readers) {
      expect(await elsewhere(reader, 3).isSignedIn()).toBe(true);
      expect(reader.jar.get('gatehouse.device')).toBeDefined();
    }
  });

  it('reports what still needs the old secret, until nothing does', async () => {
    await use.database.sql('delete from session');
    await use.database.sql('delete from verification');
    const { reader, totpURI } = await setUpAt(0);
    await reader.signIn();
    await verify(reader, await nextCode(totpURI), { trustDevice: true });
    const [before] = await usesAt(2);
    expect(before).toMatchObject({
      version: 1,
      isSet: true,
      sessions: { count: 1, until: expect.any(Date) },
      pending: { count: 1, until: expect.any(Date) },
    });
    expect(before?.encrypted).toBeGreaterThan(2);

    const { queries } = at(2).database;
    const { count, unreadable } = await reencryptValues(queries, ROTATION[2] as Secrets);
    expect({ count: count + (await signingKeys(2).reencrypt()), unreadable }).toEqual({
      count: before?.encrypted,
      unreadable: [],
    });
    const returning = elsewhere(reader, 2);
    await returning.isSignedIn();
    await expect
      .poll(async () => (await usesAt(2)).map(({ sessions }) => sessions.count))
      .toEqual([1]);
    // The browser has the new cookie now, and says so with its next request.
    await returning.isSignedIn();
    await expect
      .poll(async () => (await usesAt(2)).map(({ sessions }) => sessions.count))
      .toEqual([0]);
    await returning.signIn();
    expect(await usesAt(2)).toEqual([
      {
        version: 1,
        isSet: true,
        encrypted: 0,
        sessions: { count: 0, until: null },
        pending: { count: 0, until: null },
      },
    ]);
    const last = elsewhere(returning, 3);
    expect((await last.signIn()).text).not.toContain('twoFactorRedirect');
    expect(await last.isSignedIn()).toBe(true);
    expect((await last.get('/api/auth/token')).status).toBe(200);
  });
});

describe('a retired secret', () => {
  let reader: Browser;
  beforeAll(async () => {
    reader = at(0).browser();
    await reader.signUp();
  });

  it('signs nobody in: its cookies are refused', async () => {
    expect(await reader.isSignedIn()).toBe(true);
    const last = elsewhere(reader, 3);
    expect(await last.isSignedIn()).toBe(false);
    expect((await last.get('/api/auth/get-session')).text).toBe('null');
    expect((await last.get('/api/me')).headers).not.toHaveProperty('set-cookie');
  });

  it('is named if something still needs it', async () => {
    await setUpAt(0);
    const { queries } = at(3).database;
    const secrets = ROTATION[3] as Secrets;
    const [found] = await usesAt(3);
    expect(found).toMatchObject({ version: null, isSet: false });
    const result = await reencryptValues(queries, secrets);
    expect(result).toEqual({
      count: 0,
      unreadable: expect.arrayContaining(['twoFactor.backupCodes', 'twoFactor.secret']),
    });
    expect((await countOutdated(queries, secrets)).size).toBeGreaterThan(0);
  });
});
