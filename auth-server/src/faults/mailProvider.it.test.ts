import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  smtpAnswer,
  startSmtpServer,
  type TestSmtpServer,
} from '../testing/mail/startSmtpServer.js';
import { startInstances, type Instances } from '../testing/startInstances.js';

const WITHIN = { timeout: 60_000, interval: 50 };

let provider: TestSmtpServer;
let instances: Instances;
let isFailing = false;
let outage: AbortController;

const startProvider = (port?: number) =>
  startSmtpServer({
    ...(port !== undefined && { port }),
    onRecipient: () => {
      if (isFailing) throw smtpAnswer(451, 'try again later');
    },
    beforeAccepting: async () => {
      if (!outage.signal.aborted) await once(outage.signal, 'abort');
    },
  });
const makeWell = () => {
  isFailing = false;
  outage.abort();
};

beforeAll(async () => {
  provider = await startProvider();
  instances = await startInstances({ env: { SMTP_URL: provider.url } });
});
beforeEach(() => {
  outage = new AbortController();
  outage.abort();
});
afterAll(async () => {
  await instances.stop();
  await provider.close();
});

interface Row {
  recipient: string;
  attempts: number;
  last_error: string | null;
  sent_at: Date | null;
}

const mailsTo = (emails: string[]) =>
  instances.database.sql<Row>(
    'select recipient, attempts, last_error, sent_at from mail where recipient = any($1)',
    [emails],
  );

/** Readers who sign up on both instances, and have their answers. */
async function requestSignUps(): Promise<string[]> {
  const browsers = [0, 1, 0, 1].map((instance) => instances.browser(instance));
  const answers = await Promise.all(browsers.map((browser) => browser.requestSignUp()));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  return browsers.map(({ email }) => email);
}

/** Makes all emails due, and has a further one wake the workers. */
async function retryNow(): Promise<void> {
  await instances.database.sql('update mail set next_attempt_at = now() where sent_at is null');
  await Promise.all([0, 1].map((each) => instances.browser(each).requestSignUp()));
}

async function expectEachOnce(emails: string[]): Promise<void> {
  await expect
    .poll(async () => (await mailsTo(emails)).filter((row) => row.sent_at !== null).length, WITHIN)
    .toBe(emails.length);
  const received = provider.received.flatMap(({ recipients }) => recipients);
  expect(received.filter((each) => emails.includes(each)).sort()).toEqual([...emails].sort());
}

it.each([
  [
    'that is gone',
    () => provider.close(),
    async () => {
      provider = await startProvider(provider.port);
    },
  ],
  [
    'that fails',
    () => {
      isFailing = true;
    },
    makeWell,
  ],
])(
  'a mail provider %s delays nobody, and each email arrives once (FLT-05)',
  async (_what, fail, recover) => {
    await fail();
    const emails = await requestSignUps();
    await expect
      .poll(async () => (await mailsTo(emails)).every((row) => row.last_error !== null), WITHIN)
      .toBe(true);
    await recover();
    await retryNow();
    await expectEachOnce(emails);
  },
);

it('a mail provider that takes its time delays nobody, and each email arrives once (FLT-05)', async () => {
  outage = new AbortController();
  const emails = await requestSignUps();
  await expect
    .poll(async () => (await mailsTo(emails)).every((row) => row.attempts === 1), WITHIN)
    .toBe(true);
  // Readers get their answers while the provider still has not given its own.
  emails.push(...(await requestSignUps()));
  expect(
    provider.received.filter(({ recipients }) => emails.includes(recipients[0] ?? '')),
  ).toEqual([]);
  makeWell();
  await expectEachOnce(emails);
});
