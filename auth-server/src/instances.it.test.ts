import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountSession } from '@gatehouse/contract/account';
import { PASSWORD, type Browser } from './testing/createBrowser.js';
import type { Sent } from './testing/send.js';
import { startInstances, type Instances } from './testing/startInstances.js';
import { SECRET_TEXT } from './testing/writeBuild.js';

let instances: Instances;
beforeAll(async () => {
  instances = await startInstances();
});
afterAll(() => instances.stop());

/** The server's limits for one address per minute, and for one account in 15. */
const SIGN_INS = 10;
const GUESSES = 20;
const NEW_PASSWORD = 'another long password';

const json = <T = Record<string, unknown>>({ text }: Sent) => JSON.parse(text) as T;
const count = (answers: Sent[], status: number) =>
  answers.filter((answer) => answer.status === status).length;
const opens = async (browser: Browser, page: string) =>
  (await browser.get(page)).text.includes(SECRET_TEXT);

/** The same cookies on both instances. */
const onBoth = (browser: Browser) => [0, 1].map((each) => instances.elsewhere(browser, each));
const signedInOnBoth = (browser: Browser) =>
  Promise.all(onBoth(browser).map((browser) => browser.isSignedIn()));

async function signInElsewhere({ email }: Browser): Promise<Browser> {
  const browser = Object.assign(instances.browser(1), { email });
  expect((await browser.signIn()).status).toBe(200);
  return browser;
}
describe('guesses, with two instances', () => {
  it('are counted together, even after both have restarted (RL-01, RL-03, RL-04)', async () => {
    const address = '192.0.2.10';
    const guess = (attempt: number) =>
      instances.browser(attempt % 2, { address }).signIn('a wrong password');
    const answers: Sent[] = [];
    for (let attempt = 0; attempt < SIGN_INS + 2; attempt += 1) answers.push(await guess(attempt));
    expect([count(answers, 401), count(answers, 429)]).toEqual([SIGN_INS, 2]);
    expect(answers.at(-1)?.headers['retry-after']).toMatch(/^[1-9]\d?$/);

    await instances.restart();
    expect((await guess(0)).status).toBe(429);
    expect((await guess(1)).status).toBe(429);
  });

  it('are counted exactly when made in parallel (RL-02)', async () => {
    const address = '192.0.2.11';
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, attempt) =>
        instances.browser(attempt % 2, { address }).signIn('a wrong password'),
      ),
    );
    expect(count(answers, 429)).toBe(50 - SIGN_INS);
  });

  it('at one account are limited across many addresses, and its owner gets in (RL-06, RL-07)', async () => {
    const reader = await instances.reader();
    const answers: Sent[] = [];
    for (let attempt = 0; attempt < GUESSES + 3; attempt += 1) {
      const stranger = Object.assign(instances.browser(attempt % 2), { email: reader.email });
      answers.push(await stranger.signIn('a wrong password'));
    }
    expect([count(answers, 401), count(answers, 429)]).toEqual([GUESSES, 3]);
    expect((await instances.elsewhere(reader, 1).signIn()).status).toBe(200);
  });
});

describe('a session ends on both instances', () => {
  it('that was planted before sign-in, or existed before (SES-01, SES-02)', async () => {
    const reader = await instances.reader();
    const old = { ...reader };
    await reader.signIn();
    expect(await signedInOnBoth(old)).toEqual([false, false]);
    expect(await signedInOnBoth(reader)).toEqual([true, true]);
  });

  it.each([true, false])(
    'when the password is changed elsewhere, revokeOtherSessions: %j (SES-04)',
    async (revokeOtherSessions) => {
      const reader = await instances.reader();
      const [other, before] = [await signInElsewhere(reader), { ...reader }];
      const body = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD, revokeOtherSessions };
      expect((await reader.post('/api/auth/change-password', body)).status).toBe(200);
      expect(await signedInOnBoth(other)).toEqual([false, false]);
      expect(await signedInOnBoth(before)).toEqual([false, false]);
      expect(await signedInOnBoth(reader)).toEqual([true, true]);
    },
  );

  it('when the password is reset, with a link that works once even if both get it at the same time (SES-05, TOK-01)', async () => {
    const reader = await instances.reader();
    await reader.post('/api/auth/request-password-reset', { email: reader.email });
    const token = await reader.readToken('reset');
    const answers = await Promise.all(
      onBoth(reader).map((each) =>
        each.post('/api/auth/reset-password', { token, newPassword: NEW_PASSWORD }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect(await signedInOnBoth(reader)).toEqual([false, false]);
  });

  it('when it is signed out, for its pages, too (SES-06)', async () => {
    const reader = await instances.reader();
    const copy = { ...reader };
    expect(await opens(reader, '/docs/members')).toBe(true);
    expect((await reader.post('/api/auth/sign-out')).status).toBe(200);
    expect(await signedInOnBoth(copy)).toEqual([false, false]);
    for (const each of onBoth(copy)) expect(await opens(each, '/docs/members')).toBe(false);
  });

  it('when its reader ends the others (SES-09)', async () => {
    const reader = await instances.reader();
    const other = await signInElsewhere(reader);
    expect(json<AccountSession[]>(await reader.get('/api/me/sessions'))).toHaveLength(2);
    await reader.delete('/api/me/sessions');
    expect(await signedInOnBoth(other)).toEqual([false, false]);
    expect(await signedInOnBoth(reader)).toEqual([true, true]);
  });

  it('with a ban (SES-13)', async () => {
    const reader = await instances.reader();
    await instances.admin('ban', reader.email);
    expect(await signedInOnBoth(reader)).toEqual([false, false]);
    expect((await instances.elsewhere(reader, 1).signIn()).status).toBe(401);
  });

  it('with its account, which is deleted once even if both are asked (SES-13, DAT-04, DAT-06)', async () => {
    const reader = await instances.reader();
    const other = await signInElsewhere(reader);
    const answers = await Promise.all(
      [reader, other].map((each) => each.post('/api/me/delete', { email: reader.email })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    expect(await signedInOnBoth(other)).toEqual([false, false]);
  });
});

it('allows a reader to be signed in on any number of devices (SES-19)', async () => {
  const reader = await instances.reader();
  const others: Browser[] = [];
  for (let device = 0; device < 12; device += 1) others.push(await signInElsewhere(reader));
  expect(await Promise.all(others.map((browser) => browser.isSignedIn()))).toEqual(
    others.map(() => true),
  );
  expect(json<AccountSession[]>(await reader.get('/api/me/sessions'))).toHaveLength(13);
});

it('ends an entitlement on time by the database’s clock, on both (GAT-14)', async () => {
  const reader = await instances.reader();
  const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
  await instances.admin('grant', reader.email, 'premium', '--until', inAnHour);
  const opensOnBoth = () => Promise.all(onBoth(reader).map((each) => opens(each, '/docs/premium')));
  const endsIn = (seconds: number) =>
    instances.database.sql(
      `update entitlement set starts_at = now() - interval '1 hour',
              ends_at = now() + $2 * interval '1 second'
         from "user" u where u.id = user_id and u.email = $1`,
      [reader.email, seconds],
    );
  expect(await opensOnBoth()).toEqual([true, true]);
  await endsIn(-1);
  expect(await opensOnBoth()).toEqual([false, false]);
  await endsIn(60);
  expect(await opensOnBoth()).toEqual([true, true]);
  await endsIn(0);
  expect(await opensOnBoth()).toEqual([false, false]);
});

it('logs no password, cookie or token in all of this (CRD-10, TOK-08)', async () => {
  const tokens = await instances.database.sql<{ token: string }>('select token from session');
  const log = instances.logged();
  for (const secret of [PASSWORD, NEW_PASSWORD, ...tokens.map(({ token }) => token)]) {
    expect(log).not.toContain(secret);
  }
});
