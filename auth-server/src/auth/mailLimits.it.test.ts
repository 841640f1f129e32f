import { describe, expect, it } from 'vitest';
import { claimDueMails, insertMail } from '../mail/mailQueue.js';
import type { Browser } from '../testing/createBrowser.js';
import { useApp } from '../testing/useApp.js';

const use = useApp({}, { auth: { mailHourlyLimit: 3 } });

/** The server's own limits. */
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

describe('limits on emails to one address', () => {
  it('allow five sign-up emails an hour, with the same response beyond that (RL-11)', async () => {
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
    "allow ten an hour for %s, and five more from the reader's known browsers",
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
    'allow three from one network, then respond with 429: the same for %s (RL-03, ENU-04)',
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

  it('leave some for the owner on a new device when a stranger requests six (RL-06)', async () => {
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

  it('leave the last password reset link working when they are used up', async () => {
    const reader = await signedUp();
    const ask = () =>
      use.app.browser().post('/api/auth/request-password-reset', { email: reader.email });
    const countLinks = () =>
      use.database.sql(
        `select 1 from verification join "user" u on u.id = value
          where identifier like 'reset-password:%' and u.email = $1`,
        [reader.email],
      );
    // In parallel, each request invalidates the links before it, but they don't invalidate one
    // another.
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

it('lets one reader request only a few new addresses an hour', async () => {
  const reader = await signedUp();
  const statuses: number[] = [];
  for (let request = 0; request < IN_KNOWN_BROWSERS + 1; request += 1) {
    const email = `new-${request}@elsewhere.example`;
    statuses.push((await reader.post('/api/me/email', { email })).status);
  }
  expect(statuses).toEqual([...Array<number>(IN_KNOWN_BROWSERS).fill(200), 429]);
  expect(await mailsTo('new-%@elsewhere.example')).toHaveLength(IN_KNOWN_BROWSERS);
});

it('sends thirty notices an hour about one kind of event, and still sends others', async () => {
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

describe('emails to everyone in total', () => {
  it('for sign-up stop at a limit, without stopping other emails (DOS-07)', async () => {
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
    // Readers still get sign-in links, reset links and notices.
    const elsewhere = app.browser();
    elsewhere.email = reader.email;
    expect((await askForLink(elsewhere, reader.email)).status).toBe(200);
    await elsewhere.post('/api/auth/request-password-reset', { email: reader.email });
    expect((await elsewhere.signIn()).status).toBe(200);
    for (const template of ['magic-link', 'reset', 'new-sign-in']) {
      expect(await mailsTo(reader.email, template), template).toHaveLength(1);
    }
    // And in a reader's known browsers, whatever strangers request.
    await times(6, (index) => askForLink(app.browser(), index % 2 ? reader.email : atHome.email));
    const before = await mailsTo(atHome.email, 'magic-link');
    Object.assign(elsewhere, { email: atHome.email, jar: new Map(atHome.jar) });
    await askForLink(elsewhere, atHome.email);
    expect(await mailsTo(atHome.email, 'magic-link')).toHaveLength(before.length + 1);
  });

  it('are limited per network, to any number of addresses', async () => {
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

  it('are sent to readers first, before those that strangers can request', async () => {
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
