import { describe, expect, it } from 'vitest';
import { PASSWORD, type Browser } from '../../testing/createBrowser.js';
import type { Sent } from '../../testing/send.js';
import { useApp } from '../../testing/useApp.js';

const use = useApp({}, {});

const json = ({ text }: Sent) => JSON.parse(text) as Record<string, unknown>;
const confirm = (browser: Browser, token: string, password = PASSWORD) =>
  browser.post('/api/auth/verify-email', { token, password });
const ATTACK = 'a password of the attacker';
/** The tokens of all links sent to an address, oldest first. */
async function tokensTo(email: string): Promise<string[]> {
  const mails = await use.database.sql<{ path: string }>(
    `select data->>'path' as path from mail
      where recipient = $1 and template = 'verification' order by created_at`,
    [email],
  );
  return mails.map(({ path }) => new URLSearchParams(path.split('#')[1]).get('token') ?? '');
}
const ask = (browser: Browser) => () => browser.requestSignUp();
const attack = (owner: Browser) => () => {
  const attacker = use.instances[1]?.browser() as Browser;
  attacker.email = owner.email.toUpperCase();
  return attacker.requestSignUp(ATTACK);
};
const resend = (owner: Browser) => () =>
  use.app.browser().post('/api/auth/send-verification-email', { email: owner.email });

it.each([
  ['after the owner', (owner: Browser) => [ask(owner), attack(owner)]],
  ['before the owner', (owner: Browser) => [attack(owner), ask(owner)]],
  ['who has the link sent again', (owner: Browser) => [ask(owner), attack(owner), resend(owner)]],
  ['before, and the link again', (owner: Browser) => [attack(owner), ask(owner), resend(owner)]],
])(
  "gives the account the confirming person's password, with any link: a stranger signs up %s (CRD-14, OAU-01)",
  async (_order, steps) => {
    for (const which of [0, -1]) {
      const owner = use.app.browser();
      for (const step of steps(owner)) expect((await step()).status).toBe(200);
      const token = (await tokensTo(owner.email)).at(which) ?? '';
      expect((await confirm(owner, token)).status).toBe(200);
      expect(
        (
          await use.app
            .browser()
            .post('/api/auth/sign-in/email', { email: owner.email, password: ATTACK })
        ).status,
      ).toBe(401);
      expect((await owner.signIn()).status).toBe(200);
    }
  },
);

describe('in the browser that signed up', () => {
  const SECRET = 'k'.repeat(43);
  const askWithSecret = (browser: Browser, browserSecret: string, password = PASSWORD) =>
    browser.post('/api/auth/sign-up/email', {
      name: 'Ada',
      email: browser.email,
      password,
      browserSecret,
    });
  const confirmWithSecret = (browser: Browser, token: string, browserSecret: string) =>
    browser.post('/api/auth/verify-email', { token, browserSecret });

  it('the link signs in without a password', async () => {
    const owner = use.app.browser();
    await askWithSecret(owner, SECRET);
    const [token = ''] = await tokensTo(owner.email);
    const answer = await confirmWithSecret(owner, token, SECRET);
    expect(json(answer)).toEqual({ status: true, email: owner.email, next: '/' });
    expect(await owner.isSignedIn()).toBe(true);
    expect((await owner.signIn()).status).toBe(200);
  });

  it('any link gives the account the password typed there (CRD-14)', async () => {
    const owner = use.app.browser();
    await askWithSecret(owner, SECRET);
    const attacker = use.app.browser();
    attacker.email = owner.email;
    await askWithSecret(attacker, 'a'.repeat(43), ATTACK);
    const [, attackersLink = ''] = await tokensTo(owner.email);
    expect((await confirmWithSecret(owner, attackersLink, SECRET)).status).toBe(200);
    expect((await owner.signIn(ATTACK)).status).toBe(401);
    expect((await owner.signIn()).status).toBe(200);
  });

  it('the newest sign-up wins', async () => {
    const owner = use.app.browser();
    await askWithSecret(owner, SECRET, 'the first password of Ada');
    await askWithSecret(owner, SECRET);
    const [token = ''] = await tokensTo(owner.email);
    expect((await confirmWithSecret(owner, token, SECRET)).status).toBe(200);
    expect((await owner.signIn()).status).toBe(200);
  });

  it('and only there: elsewhere, the link requires the password (CRD-14)', async () => {
    const owner = use.app.browser();
    await askWithSecret(owner, SECRET);
    const [token = ''] = await tokensTo(owner.email);
    const elsewhere = use.app.browser();
    const refused = await confirmWithSecret(elsewhere, token, 'x'.repeat(43));
    expect(json(refused)).toMatchObject({ code: 'INVALID_PASSWORD' });
    expect(refused.headers['set-cookie']).toBeUndefined();
    expect((await confirm(elsewhere, token)).status).toBe(200);
    expect(await elsewhere.isSignedIn()).toBe(true);
  });

  it('two parallel confirmations create one account and one session (TOK-11)', async () => {
    const owner = use.app.browser();
    await askWithSecret(owner, SECRET);
    const [token = ''] = await tokensTo(owner.email);
    const answers = await Promise.all(
      use.instances.map((instance) => confirmWithSecret(instance.browser(), token, SECRET)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    const sessions = await use.database.sql(
      'select 1 from session s join "user" u on u.id = s."userId" where u.email = $1',
      [owner.email],
    );
    expect(sessions).toHaveLength(1);
  });

  it("the link ends the browser's previous session (SES-02)", async () => {
    const browser = await use.signedUp();
    const { cookie } = browser;
    browser.email = use.app.browser().email;
    await askWithSecret(browser, SECRET);
    const [token = ''] = await tokensTo(browser.email);
    expect((await confirmWithSecret(browser, token, SECRET)).status).toBe(200);
    const answer = await use.app.send({ path: '/api/me', headers: { cookie } });
    expect(json(answer)).toMatchObject({ reader: null });
  });

  it('a secret without the link is worthless, and only its hash is stored (TOK-09)', async () => {
    const owner = use.app.browser();
    await askWithSecret(owner, SECRET);
    const answer = await confirmWithSecret(owner, 'x'.repeat(43), SECRET);
    expect(json(answer)).toMatchObject({ code: 'INVALID_TOKEN' });
    expect(JSON.stringify(await use.database.sql('select * from sign_up'))).not.toContain(SECRET);
  });

  it.each(['', 'short', 'k'.repeat(44), 'ö'.repeat(43)])(
    'refuses the secret %j',
    async (secret) => {
      expect((await askWithSecret(use.app.browser(), secret)).status).toBe(400);
    },
  );
});

it("creates no account for someone who follows the link of another person's sign-up (CRD-14)", async () => {
  const owner = use.app.browser();
  await attack(owner)();
  const [token = ''] = await tokensTo(owner.email);
  expect(json(await confirm(owner, token))).toMatchObject({ code: 'INVALID_PASSWORD' });
  expect(json(await owner.post('/api/auth/verify-email', { token }))).toMatchObject({
    code: 'INVALID_INPUT',
  });
  const readers = await use.database.sql('select 1 from "user" where email = $1', [owner.email]);
  expect(readers).toEqual([]);
  // The owner signs up, and that link works.
  await owner.requestSignUp();
  expect((await confirm(owner, token)).status).toBe(200);
  expect((await owner.signIn()).status).toBe(200);
});

it('creates one account when both passwords are confirmed in parallel (CRD-14)', async () => {
  const owner = use.app.browser();
  await Promise.all([ask(owner)(), attack(owner)()]);
  const tokens = await tokensTo(owner.email);
  const answers = await Promise.all(
    tokens.map((token, index) => confirm(use.instances[index]?.browser() as Browser, token)),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  expect((await owner.signIn()).status).toBe(200);
});
