import { describe, expect, it } from 'vitest';
import type { Sent } from '../testing/send.js';
import { useApp } from '../testing/useApp.js';

const behindProxy = { siteUrl: 'https://docs.example.com' };
const use = useApp(behindProxy, behindProxy, { ...behindProxy, trustProxy: false });

/** The server's limit per address and minute. */
const SIGN_INS = 10;
const json = ({ text }: Sent) => JSON.parse(text) as Record<string, unknown>;
const count = (answers: Sent[], status: number) =>
  answers.filter((answer) => answer.status === status).length;

function instance(index: number) {
  const app = use.instances[index];
  if (app === undefined) throw new Error(`no instance ${index}`);
  return app;
}

describe('wrong passwords from one address', () => {
  it('are counted across all instances (RL-01)', async () => {
    const address = '192.0.2.1';
    const browsers = [instance(0).browser({ address }), instance(1).browser({ address })];
    const answers: Sent[] = [];
    for (let attempt = 0; attempt < 2 * SIGN_INS; attempt += 1) {
      const browser = browsers[attempt % 2];
      if (browser !== undefined) answers.push(await browser.signIn('a wrong password'));
    }
    expect(count(answers, 401)).toBe(SIGN_INS);
    expect(count(answers, 429)).toBe(SIGN_INS);
  });

  it('are counted exactly when made in parallel (RL-02)', async () => {
    const address = '192.0.2.2';
    const browsers = [instance(0).browser({ address }), instance(1).browser({ address })];
    const answers = await Promise.all(
      Array.from({ length: 25 }, () => browsers.map((each) => each.signIn('wrong'))).flat(),
    );
    expect(count(answers, 401) + count(answers, 503)).toBeLessThanOrEqual(SIGN_INS);
    expect(count(answers, 429)).toBe(50 - SIGN_INS);
  });

  it('are told when to retry, and accepted then (RL-03)', async () => {
    const browser = instance(0).browser({ address: '192.0.2.3' });
    for (let attempt = 0; attempt < SIGN_INS; attempt += 1) await browser.signIn('wrong');
    const answer = await browser.signIn('wrong');
    expect(answer.status).toBe(429);
    expect(answer.headers['retry-after']).toMatch(/^[1-9]\d?$/);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(json(answer)).toEqual({
      code: 'TOO_MANY_REQUESTS',
      message: expect.any(String),
      requestId: answer.headers['x-request-id'],
    });

    // Ends the time window without waiting.
    await use.database.sql(
      `update "rateLimit" set "lastRequest" = "lastRequest" - $1 where key like '192.0.2.3|%'`,
      [Number(answer.headers['retry-after']) * 1000],
    );
    expect((await browser.signIn('wrong')).status).toBe(401);
  });

  it("don't affect other addresses (RL-06)", async () => {
    const attacker = instance(0).browser({ address: '192.0.2.4' });
    for (let attempt = 0; attempt <= SIGN_INS; attempt += 1) await attacker.signIn('wrong');
    expect((await attacker.signIn('wrong')).status).toBe(429);
    const other = instance(0).browser({ address: '192.0.2.5' });
    expect((await other.signUp()).status).toBe(200);
    expect((await other.signIn()).status).toBe(200);
  });

  it('are counted together for a whole IPv6 network', async () => {
    const answers: Sent[] = [];
    for (let attempt = 0; attempt <= SIGN_INS; attempt += 1) {
      const browser = instance(0).browser({ address: `2001:db8:1:1::${attempt + 1}` });
      answers.push(await browser.signIn('wrong'));
    }
    expect(count(answers, 429)).toBe(1);
  });
});

describe('a client without a trusted proxy', () => {
  it.each([
    'x-forwarded-for',
    'x-real-ip',
    'forwarded',
    'cf-connecting-ip',
    'x-gatehouse-client-address',
  ])('cannot evade the limit by sending %s (RL-05)', async (header) => {
    await use.database.sql('delete from "rateLimit"');
    const browser = instance(2).browser();
    const answers: Sent[] = [];
    for (let attempt = 0; attempt < 2 * SIGN_INS; attempt += 1) {
      answers.push(
        await browser.post(
          '/api/auth/sign-in/email',
          { email: browser.email, password: 'wrong' },
          { [header]: header === 'forwarded' ? `for=1.2.3.${attempt}` : `1.2.3.${attempt}` },
        ),
      );
    }
    expect(count(answers, 429)).toBe(SIGN_INS);
  });
});

it('uses only the address that the trusted proxy saw (RL-05)', async () => {
  const answers: Sent[] = [];
  for (let attempt = 0; attempt < 2 * SIGN_INS; attempt += 1) {
    const browser = instance(0).browser({ address: `1.2.3.${attempt}, 192.0.2.6` });
    answers.push(await browser.signIn('wrong'));
  }
  expect(count(answers, 429)).toBe(SIGN_INS);
});

it.each([
  '/api/auth/sign-in/email/',
  '/api/auth//sign-in/email',
  '//api/auth/sign-in/email',
  '/api/auth/%73ign-in/email',
  '/api/auth/Sign-In/email',
  '/API/auth/sign-in/email',
  '/api/auth/sign-in%2femail',
  '/api/auth/./sign-in/email',
  '/api/auth/sign-in/email;x',
  '/api/auth/x/../sign-in/email',
  '/api/auth\\sign-in\\email',
  '/api/auth/sign-in/email%20',
])(
  'accepts no other spelling of a route, which would have its own rate limit: %s (RL-09)',
  async (path) => {
    const browser = instance(0).browser();
    const answer = await browser.post(path, { email: browser.email, password: 'wrong' });
    expect([404, 405]).toContain(answer.status);
  },
);

it('counts requests with a query as the same route (RL-09)', async () => {
  const browser = instance(0).browser();
  const answers: Sent[] = [];
  for (let attempt = 0; attempt <= SIGN_INS; attempt += 1) {
    const path = `/api/auth/sign-in/email?attempt=${attempt}`;
    answers.push(await browser.post(path, { email: browser.email, password: 'wrong' }));
  }
  expect(count(answers, 429)).toBe(1);
});

it('counts guesses at the current password, too (CRD-08)', async () => {
  const browser = instance(0).browser();
  await browser.signUp();
  const answers: Sent[] = [];
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const body = { currentPassword: `guess ${attempt}`, newPassword: 'another long password' };
    answers.push(await browser.post('/api/auth/change-password', body));
  }
  expect(count(answers, 400)).toBe(5);
  expect(count(answers, 429)).toBe(3);
});
