import { describe, expect, it } from 'vitest';
import { deleteExpired } from '../../session/housekeeping.js';
import type { Browser } from '../../testing/createBrowser.js';
import type { Sent } from '../../testing/send.js';
import { useApp } from '../../testing/useApp.js';

const use = useApp({}, {});

/** What the server allows for one account in 15 minutes. */
const GUESSES = 20;
const count = (answers: Sent[], status: number) =>
  answers.filter((answer) => answer.status === status).length;

async function signedUp(): Promise<Browser> {
  const browser = use.app.browser();
  expect((await browser.signUp()).status).toBe(200);
  return browser;
}

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

describe('guesses at one account from many addresses', () => {
  it('are few over all instances, and the answer says when to come back (RL-07, RL-01, RL-03)', async () => {
    const reader = await signedUp();
    const answers = await guess(reader.email, GUESSES + 5);
    expect([count(answers, 401), count(answers, 429)]).toEqual([GUESSES, 5]);
    const seconds = Number(answers.at(-1)?.headers['retry-after']);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(15 * 60);
  });

  it('do not lock the owner out of a browser that they have signed in with (RL-06, RL-07)', async () => {
    const reader = await signedUp();
    await guess(reader.email.toUpperCase(), GUESSES);
    expect((await reader.signIn()).status).toBe(200);
    const elsewhere = use.app.browser();
    elsewhere.email = reader.email;
    expect((await elsewhere.signIn()).status).toBe(429);
  });

  it('are few in a browser that the owner has signed in with as well', async () => {
    const reader = await signedUp();
    const answers: Sent[] = [];
    for (let attempt = 0; attempt < GUESSES + 2; attempt += 1) {
      const from = use.app.browser();
      Object.assign(from, { email: reader.email, jar: reader.jar });
      answers.push(await from.signIn('a wrong password'));
    }
    expect(count(answers, 429)).toBe(2);
  });

  it('are counted for an address that nobody has, too (ENU-01)', async () => {
    const answers = await guess('nobody@example.com', GUESSES + 1);
    expect([count(answers, 401), count(answers, 429)]).toEqual([GUESSES, 1]);
  });

  it('are counted exactly when they come at once (RL-02)', async () => {
    const reader = await signedUp();
    const answers = await Promise.all(
      Array.from({ length: GUESSES + 15 }, () => guess(reader.email, 1)),
    );
    expect(count(answers.flat(), 429)).toBe(15);
  });

  it('are what counts: who knows the password may sign in as often as they like', async () => {
    const reader = await signedUp();
    reader.jar.clear();
    for (let attempt = 0; attempt < GUESSES + 2; attempt += 1) {
      const elsewhere = use.app.browser();
      elsewhere.email = reader.email;
      expect((await elsewhere.signIn()).status).toBe(200);
    }
  });
});

it('keeps counts no longer than they matter, and no address in them (RL-13)', async () => {
  const reader = await signedUp();
  await guess(reader.email, 2);
  const rows = () => use.database.sql<{ key: string }>('select * from attempt');
  expect(JSON.stringify(await rows())).not.toContain(reader.email);
  await use.database.sql('update attempt set expire = 1');
  await use.database.sql('update "rateLimit" set "lastRequest" = 1');
  await deleteExpired(use.app.database.queries, 180);
  expect(await rows()).toEqual([]);
  expect(await use.database.sql('select 1 from "rateLimit"')).toEqual([]);
});
