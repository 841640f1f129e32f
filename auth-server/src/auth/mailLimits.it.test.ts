import { describe, expect, it } from 'vitest';
import { claimDueMails, insertMail } from '../mail/mailQueue.js';
import type { Browser } from '../testing/createBrowser.js';
import { useApp } from '../testing/useApp.js';

const use = useApp({}, { auth: { mailHourlyLimit: 3 } });

/** The server's own numbers. */
const OF_ONE_NETWORK = 3;
const IN_KNOWN_BROWSERS = 5;

const mailsTo = (address: string, template = '%') =>
  use.database.sql('select 1 from mail where recipient like $1 and template like $2', [
    address,
    template,
  ]);
const askForLink = (browser: Browser, email: string) =>
  browser.post('/api/auth/sign-in/magic-link', { email });
const times = <T>(count: number, work: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));
const signUpFor = (browser: Browser, email: string) =>
  browser.post('/api/auth/sign-up/email', {
    name: 'Eve',
    email,
    password: 'a long enough password',
  });

async function signedUp(app = use.app): Promise<Browser> {
  const browser = app.browser();
  expect((await browser.signUp()).status).toBe(200);
  return browser;
}

describe('emails to one address', () => {
  it('are five in an hour about signing up, whoever asks, and the answer is as ever (RL-11)', async () => {
    const victim = use.app.browser();
    const answers = await times(12, () => signUpFor(use.app.browser(), victim.email));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`))).toEqual(
      new Set(['200 {"status":true}']),
    );
    expect(await mailsTo(victim.email)).toHaveLength(5);
  });

  it.each([
    ['sign-in/magic-link', 'magic-link'],
    ['request-password-reset', 'reset'],
  ])(
    'are ten in an hour for %s, and five more in browsers that the reader knows',
    async (route, template) => {
      const reader = await signedUp();
      const ask = (browser: Browser) => browser.post(`/api/auth/${route}`, { email: reader.email });
      const answers = await times(14, () => ask(use.app.browser()));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      expect(await mailsTo(reader.email, template)).toHaveLength(10);
      const statuses: number[] = [];
      for (let request = 0; request < IN_KNOWN_BROWSERS + 1; request += 1) {
        await use.database.sql('delete from "rateLimit"');
        statuses.push((await ask(reader)).status);
      }
      expect(statuses).toEqual([...Array<number>(IN_KNOWN_BROWSERS).fill(200), 429]);
      expect(await mailsTo(reader.email, template)).toHaveLength(10 + IN_KNOWN_BROWSERS);
    },
  );

  it.each([
    ['a reader', async () => (await signedUp()).email],
    ['nobody', () => Promise.resolve('nobody@example.com')],
  ])(
    'are three from one network, then 429: for %s alike (RL-03, ENU-04)',
    async (_whom, emailOf) => {
      const email = await emailOf();
      const stranger = use.app.browser();
      const statuses: number[] = [];
      for (let request = 0; request < 6; request += 1) {
        await use.database.sql('delete from "rateLimit"');
        const answer = await askForLink(stranger, email);
        statuses.push(answer.status);
        if (answer.status === 429) expect(answer.headers['retry-after']).toMatch(/^[1-9]\d*$/);
      }
      expect(statuses).toEqual([200, 200, 200, 429, 429, 429]);
      expect((await askForLink(use.app.browser(), email)).status).toBe(200);
    },
  );

  it('are left to the owner on a new device when a stranger asks for six (RL-06)', async () => {
    const reader = await signedUp();
    const stranger = use.app.browser();
    await times(6, () => askForLink(stranger, reader.email));
    expect(await mailsTo(reader.email, 'magic-link')).toHaveLength(OF_ONE_NETWORK);
    const elsewhere = use.app.browser();
    elsewhere.email = reader.email;
    expect((await askForLink(elsewhere, reader.email)).status).toBe(200);
    expect(await mailsTo(reader.email, 'magic-link')).toHaveLength(OF_ONE_NETWORK + 1);
    const token = await elsewhere.readToken('magic-link');
    expect((await elsewhere.post('/api/auth/magic-link/verify', { token })).status).toBe(200);
  });

  it('leave a link for a new password that works, also when there are no more of them', async () => {
    const reader = await signedUp();
    const ask = () =>
      use.app.browser().post('/api/auth/request-password-reset', { email: reader.email });
    const countLinks = () =>
      use.database.sql(
        `select 1 from verification join "user" u on u.id = value
          where identifier like 'reset-password:%' and u.email = $1`,
        [reader.email],
      );
    // At once, each of them ends those before it, and not all of them one another.
    await times(9, ask);
    expect(await countLinks()).not.toEqual([]);
    await ask();
    const token = await reader.readToken('reset');
    await times(4, ask);
    expect(await mailsTo(reader.email, 'reset')).toHaveLength(10);
    const body = { token, newPassword: 'another long password' };
    expect((await reader.post('/api/auth/reset-password', body)).status).toBe(200);
  });
});

it('takes no more than a few addresses of others from one reader in an hour', async () => {
  const reader = await signedUp();
  const statuses: number[] = [];
  for (let request = 0; request < IN_KNOWN_BROWSERS + 1; request += 1) {
    const email = `new-${request}@elsewhere.example`;
    statuses.push((await reader.post('/api/me/email', { email })).status);
  }
  expect(statuses).toEqual([...Array<number>(IN_KNOWN_BROWSERS).fill(200), 429]);
  expect(await mailsTo('new-%@elsewhere.example')).toHaveLength(IN_KNOWN_BROWSERS);
});

it('writes about one kind of event thirty times in an hour, and goes on about others', async () => {
  const reader = await signedUp();
  const notices = () => mailsTo(reader.email, 'new-sign-in');
  const signInElsewhere = async () => {
    const elsewhere = use.app.browser();
    elsewhere.email = reader.email;
    expect((await elsewhere.signIn()).status).toBe(200);
  };
  await signInElsewhere();
  expect(await notices()).toHaveLength(1);
  await use.database.sql(`update attempt set points = 30 where key like 'mail-notice:%'`);
  await signInElsewhere();
  expect(await notices()).toHaveLength(1);
  await reader.post('/api/auth/change-password', {
    currentPassword: 'correct horse battery staple',
    newPassword: 'another long password',
  });
  expect(await mailsTo(reader.email, 'password-changed')).toHaveLength(1);
});

describe('emails to all together', () => {
  it('about signing up end at a set number, and take no other email with them (DOS-07)', async () => {
    const [, app] = use.instances as [typeof use.app, typeof use.app];
    const [reader, atHome] = [await signedUp(), await signedUp()];
    await use.database.sql('delete from attempt');
    for (let address = 0; address < 5; address += 1) {
      const answer = await signUpFor(app.browser(), `flood-${address}@example.com`);
      expect(answer.status).toBe(200);
    }
    expect(await mailsTo('flood-%')).toHaveLength(3);
    expect(app.logged.filter((line) => line.includes('MAIL_HOURLY_LIMIT is reached'))).toHaveLength(
      2,
    );
    // For readers they go on: links to sign in and for a new password, and what happened.
    const elsewhere = app.browser();
    elsewhere.email = reader.email;
    expect((await askForLink(elsewhere, reader.email)).status).toBe(200);
    await elsewhere.post('/api/auth/request-password-reset', { email: reader.email });
    expect((await elsewhere.signIn()).status).toBe(200);
    for (const template of ['magic-link', 'reset', 'new-sign-in']) {
      expect(await mailsTo(reader.email, template), template).toHaveLength(1);
    }
    // And in browsers that a reader knows whatever strangers ask for.
    await times(6, (index) => askForLink(app.browser(), index % 2 ? reader.email : atHome.email));
    const before = await mailsTo(atHome.email, 'magic-link');
    Object.assign(elsewhere, { email: atHome.email, jar: new Map(atHome.jar) });
    await askForLink(elsewhere, atHome.email);
    expect(await mailsTo(atHome.email, 'magic-link')).toHaveLength(before.length + 1);
  });

  it('are few for one network, to however many addresses', async () => {
    await use.database.sql('delete from attempt');
    const [, app] = use.instances as [typeof use.app, typeof use.app];
    const stranger = app.browser();
    const statuses: number[] = [];
    for (let address = 0; address < 6; address += 1) {
      await use.database.sql('delete from "rateLimit"');
      statuses.push((await signUpFor(stranger, `many-${address}@example.com`)).status);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  });

  it('go out to readers before those that strangers can ask for', async () => {
    const { queries } = use.app.database;
    await use.database.sql('delete from mail');
    for (const template of ['verification', 'address-in-use', 'reset']) {
      const key = { dedupeKey: template, locale: 'en', validMinutes: null };
      await insertMail(queries, { recipient: 'ada@example.com', template, data: {}, ...key });
    }
    const [first] = await claimDueMails(queries, { limit: 1, lease: 1000 });
    expect(first?.template).toBe('reset');
  });
});
