import { describe, expect, it } from 'vitest';
import { createPasswordHash } from '../passwordHash.js';
import { deleteExpired } from '../../session/housekeeping.js';
import type { Browser } from '../../testing/createBrowser.js';
import type { Sent } from '../../testing/send.js';
import { useApp } from '../../testing/useApp.js';

/** The third has a single hand for passwords, and lets no one wait. */
const use = useApp({}, {}, { passwordHash: createPasswordHash({ atOnce: 1, waiting: 0 }) });

/** What the server allows for one account in 15 minutes. */
const GUESSES = 20;
/** Of these, what one network may use up. */
const OF_ONE_NETWORK = 15;
const count = (answers: Sent[], status: number) =>
  answers.filter((answer) => answer.status === status).length;

/** Each guess from an address of its own, on both instances in turn. */
async function guess(email: string, times: number): Promise<Sent[]> {
  const answers: Sent[] = [];
  for (let attempt = 0; attempt < times; attempt += 1) {
    const stranger = use.instances[attempt % 2]?.browser() as Browser;
    stranger.email = email;
    answers.push(await stranger.signIn(`a wrong password ${attempt}`));
  }
  return answers;
}

/** The wait itself, without the waiting. */
const endWindows = (limiters: string) =>
  use.database.sql('update attempt set expire = 1 where key like $1', [limiters]);

describe('guesses at one account from one address', () => {
  it('do not lock the owner out of a new device: what was not looked at does not count (RL-06)', async () => {
    const reader = await use.signedUp();
    const stranger = use.app.browser();
    stranger.email = reader.email;
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => stranger.signIn('a wrong password')),
    );
    expect(count(answers, 401)).toBeLessThanOrEqual(OF_ONE_NETWORK);
    expect(count(answers, 429)).toBeGreaterThanOrEqual(100 - OF_ONE_NETWORK);
    const elsewhere = use.app.browser();
    elsewhere.email = reader.email;
    expect((await elsewhere.signIn()).status).toBe(200);
  });

  it.each([
    ['an address', () => '192.0.2.77'],
    ['an IPv6 network', (attempt: number) => `2001:db8:7:7::${attempt}`],
  ])('use up a part of the budget, however long %s goes on', async (_what, addressOf) => {
    const reader = await use.signedUp();
    const statuses: number[] = [];
    for (let attempt = 0; attempt < GUESSES; attempt += 1) {
      // Over the limit for a minute it gets nowhere, so a minute passes.
      await use.database.sql('delete from "rateLimit"');
      const stranger = use.app.browser({ address: addressOf(attempt) });
      stranger.email = reader.email;
      statuses.push((await stranger.signIn('a wrong password')).status);
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(OF_ONE_NETWORK);
    const answers = await guess(reader.email, GUESSES - OF_ONE_NETWORK + 1);
    expect([count(answers, 401), count(answers, 429)]).toEqual([GUESSES - OF_ONE_NETWORK, 1]);
  });

  it('count only when someone had the time to look at them', async () => {
    const reader = await use.signedUp();
    const [, , busy] = use.instances;
    await use.database.sql('delete from attempt');
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => {
        const stranger = busy?.browser() as Browser;
        stranger.email = reader.email;
        return stranger.signIn('a wrong password');
      }),
    );
    expect(count(answers, 503)).toBeGreaterThan(0);
    const counted = await use.database.sql<{ points: number }>(
      `select points from attempt where key like 'guess-password:%'`,
    );
    expect(counted).toEqual([{ points: count(answers, 401) }]);
  });
});

describe('guesses at the password of who is signed in', () => {
  it('are few over all routes that ask for it, and leave sign-in alone (CRD-08, RL-07)', async () => {
    const reader = await use.signedUp();
    const routes = ['two-factor/enable', 'two-factor/disable', 'change-password'];
    const statuses: number[] = [];
    for (let attempt = 0; attempt < GUESSES + 4; attempt += 1) {
      const thief = use.app.browser();
      Object.assign(thief, { cookie: reader.cookie, jar: new Map(reader.jar) });
      const route = routes[attempt % 3] ?? '';
      const password = `a wrong password ${attempt}`;
      const body =
        route === 'change-password'
          ? { currentPassword: password, newPassword: 'another long password' }
          : { password };
      statuses.push((await thief.post(`/api/auth/${route}`, body)).status);
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(4);
    expect((await reader.signIn()).status).toBe(200);
  });
});

describe('guesses at one account from many addresses', () => {
  it('are few over all instances, and the answer says when to come back (RL-07, RL-01, RL-03)', async () => {
    const reader = await use.signedUp();
    const answers = await guess(reader.email, GUESSES + 5);
    expect([count(answers, 401), count(answers, 429)]).toEqual([GUESSES, 5]);
    const seconds = Number(answers.at(-1)?.headers['retry-after']);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(15 * 60);
  });

  it('do not lock the owner out of a browser that they have signed in with (RL-06, RL-07)', async () => {
    const reader = await use.signedUp();
    await guess(reader.email.toUpperCase(), GUESSES);
    expect((await reader.signIn()).status).toBe(200);
    const elsewhere = use.app.browser();
    elsewhere.email = reader.email;
    expect((await elsewhere.signIn()).status).toBe(429);
  });

  it('are few in a browser that the owner has signed in with as well, also in a day', async () => {
    const reader = await use.signedUp();
    /** With a copy of its cookies. */
    const guessThere = async (times: number) => {
      const answers: Sent[] = [];
      for (let attempt = 0; attempt < times; attempt += 1) {
        const from = use.app.browser();
        Object.assign(from, { email: reader.email, jar: new Map(reader.jar) });
        answers.push(await from.signIn('a wrong password'));
      }
      return answers.map(({ status }) => status);
    };
    const statuses = await guessThere(GUESSES + 2);
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
    await endWindows('guess-device-password:%');
    expect(await guessThere(1)).toEqual([401]);
    await endWindows('guess-device-password:%');
    await use.database.sql(
      `update attempt set points = 100 where key like 'guess-device-password-day:%'`,
    );
    expect(await guessThere(1)).toEqual([429]);
  });

  it.each([
    ['without its signature', (signed: string) => signed.replace(/\..*$/, '')],
    [
      'with another one',
      (signed: string) => signed.replace(/\.(.)/, (_all, first) => (first === 'A' ? '.B' : '.A')),
    ],
    ['for another browser', (signed: string) => `x${signed}`],
  ])('get no budget of their own by the cookie of a known browser %s', async (_what, forge) => {
    const reader = await use.signedUp();
    await guess(reader.email, GUESSES);
    const device = reader.jar.get('gatehouse.device') ?? '';
    const stranger = use.app.browser();
    stranger.email = reader.email;
    stranger.jar.set('gatehouse.device', forge(device));
    expect((await stranger.signIn()).status).toBe(429);
    stranger.jar.set('gatehouse.device', device);
    expect((await stranger.signIn()).status).toBe(200);
  });

  it('are counted for an address that no one has, too (ENU-01)', async () => {
    const answers = await guess('nobody@example.com', GUESSES + 1);
    expect([count(answers, 401), count(answers, 429)]).toEqual([GUESSES, 1]);
  });

  it('are counted exactly when they come at once (RL-02)', async () => {
    const reader = await use.signedUp();
    const answers = await Promise.all(
      Array.from({ length: GUESSES + 15 }, () => guess(reader.email, 1)),
    );
    expect(count(answers.flat(), 429)).toBe(15);
  });

  it('are what counts: who knows the password may sign in as often as they like', async () => {
    const reader = await use.signedUp();
    reader.jar.clear();
    for (let attempt = 0; attempt < GUESSES + 2; attempt += 1) {
      const elsewhere = use.app.browser();
      elsewhere.email = reader.email;
      expect((await elsewhere.signIn()).status).toBe(200);
    }
  });
});

it('keeps counts no longer than they matter, and no address in them (RL-13)', async () => {
  const reader = await use.signedUp();
  await guess(reader.email, 2);
  const rows = () => use.database.sql<{ key: string }>('select * from attempt');
  expect(JSON.stringify(await rows())).not.toContain(reader.email);
  await use.database.sql('update attempt set expire = 1');
  await use.database.sql('update "rateLimit" set "lastRequest" = 1');
  await deleteExpired(use.app.database.queries, 180);
  expect(await rows()).toEqual([]);
  expect(await use.database.sql('select 1 from "rateLimit"')).toEqual([]);
});
