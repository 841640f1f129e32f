import { describe, expect, it } from 'vitest';
import { createPasswordHash } from '../passwordHash.js';
import { deleteExpired } from '../../session/housekeeping.js';
import type { Browser } from '../../testing/createBrowser.js';
import type { Sent } from '../../testing/send.js';
import { useApp } from '../../testing/useApp.js';

/** The third instance hashes one password at a time and queues none. */
const use = useApp({}, {}, { passwordHash: createPasswordHash({ atOnce: 1, waiting: 0 }) });

/** The server's limit per account in 15 minutes. */
const GUESSES = 20;
/** The most that one network can use of that. */
const OF_ONE_NETWORK = 15;
const count = (answers: Sent[], status: number) =>
  answers.filter((answer) => answer.status === status).length;

/** Each guess comes from a new address, alternating between both instances. */
async function guess(email: string, times: number): Promise<Sent[]> {
  const answers: Sent[] = [];
  for (let attempt = 0; attempt < times; attempt += 1) {
    const stranger = use.instances[attempt % 2]?.browser() as Browser;
    stranger.email = email;
    answers.push(await stranger.signIn(`a wrong password ${attempt}`));
  }
  return answers;
}

/** Ends the time windows without waiting. */
const endWindows = (limiters: string) =>
  use.database.sql('update attempt set expire = 1 where key like $1', [limiters]);

describe('guesses at one account from one address', () => {
  it("do not lock the owner out of a new device: unchecked ones don't count (RL-06)", async () => {
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
  ])('use up only part of the budget, however long %s goes on', async (_what, addressOf) => {
    const reader = await use.signedUp();
    const statuses: number[] = [];
    for (let attempt = 0; attempt < GUESSES; attempt += 1) {
      // The per-minute limit refuses further guesses, so let a minute pass.
      await use.database.sql('delete from "rateLimit"');
      const stranger = use.app.browser({ address: addressOf(attempt) });
      stranger.email = reader.email;
      statuses.push((await stranger.signIn('a wrong password')).status);
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(OF_ONE_NETWORK);
    const answers = await guess(reader.email, GUESSES - OF_ONE_NETWORK + 1);
    expect([count(answers, 401), count(answers, 429)]).toEqual([GUESSES - OF_ONE_NETWORK, 1]);
  });

  it('count only if the server had time to check them', async () => {
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

describe("guesses at a signed-in reader's password", () => {
  it("are limited across all routes that require it, and don't affect sign-in (CRD-08, RL-07)", async () => {
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
  it('are limited across all instances, and the response says when to retry (RL-07, RL-01, RL-03)', async () => {
    const reader = await use.signedUp();
    const answers = await guess(reader.email, GUESSES + 5);
    expect([count(answers, 401), count(answers, 429)]).toEqual([GUESSES, 5]);
    const seconds = Number(answers.at(-1)?.headers['retry-after']);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(15 * 60);
  });

  it('do not lock the owner out of a browser they have signed in with (RL-06, RL-07)', async () => {
    const reader = await use.signedUp();
    await guess(reader.email.toUpperCase(), GUESSES);
    expect((await reader.signIn()).status).toBe(200);
    const elsewhere = use.app.browser();
    elsewhere.email = reader.email;
    expect((await elsewhere.signIn()).status).toBe(429);
  });

  it('are limited in a browser the owner has signed in with, too, also per day', async () => {
    const reader = await use.signedUp();
    /** Guesses with a copy of its cookies. */
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
  ])("get no extra budget from a known browser's cookie %s", async (_what, forge) => {
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

  it('are counted for an address without an account, too (ENU-01)', async () => {
    const answers = await guess('nobody@example.com', GUESSES + 1);
    expect([count(answers, 401), count(answers, 429)]).toEqual([GUESSES, 1]);
  });

  it('are counted exactly when made in parallel (RL-02)', async () => {
    const reader = await use.signedUp();
    const answers = await Promise.all(
      Array.from({ length: GUESSES + 15 }, () => guess(reader.email, 1)),
    );
    expect(count(answers.flat(), 429)).toBe(15);
  });

  it('are all that counts: someone who knows the password can sign in any number of times', async () => {
    const reader = await use.signedUp();
    reader.jar.clear();
    for (let attempt = 0; attempt < GUESSES + 2; attempt += 1) {
      const elsewhere = use.app.browser();
      elsewhere.email = reader.email;
      expect((await elsewhere.signIn()).status).toBe(200);
    }
  });
});

it('deletes counts once they no longer matter, and stores no address in them (RL-13)', async () => {
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
