import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/createTestDatabase.js';
import type { Mail } from '../message/Mail.js';
import { openMailQueue, type MailQueue } from '../../testing/mail/openMailQueue.js';
import {
  MailRefusedError,
  type MailMessage,
  type MailTransport,
} from '../transport/MailTransport.js';

const TOKEN = 'eyJhbGciOiJIUzI1NiJ9-secret-token';
const PLAN = { attempts: 3, first: 60_000, longest: 100_000 };

let database: TestDatabase;
let queue: MailQueue;

beforeEach(async () => {
  database = await createTestDatabase();
  queue = await openMailQueue(database.url);
});
afterEach(async () => {
  await queue.close();
  await database.drop();
});

const mail = (): Mail => ({
  to: 'ada@example.com',
  template: 'reset',
  data: { name: 'Ada', path: `/reset-password?token=${TOKEN}`, validMinutes: 60 },
  dedupeKey: randomUUID(),
});
const eventually = (assertion: () => unknown) =>
  vi.waitFor(assertion, { timeout: 10_000, interval: 20 });
const becomes = (row: object) =>
  eventually(async () => {
    expect(await queue.rows()).toMatchObject([row]);
  });
const failing = (error: Error): MailTransport => ({ send: () => Promise.reject(error) });
/** Accepts emails, but confirms them only on command. */
const createSlowTransport = () => {
  const taken: MailMessage[] = [];
  const answers: (() => void)[] = [];
  const transport: MailTransport = {
    send: (message) => {
      taken.push(message);
      return new Promise((resolve) => answers.push(resolve));
    },
  };
  return {
    transport,
    taken,
    answer: () => {
      for (const answer of answers) answer();
    },
  };
};

describe('an email worker', () => {
  it('sends queued emails, and keeps none of their contents (TOK-09)', async () => {
    const sent: MailMessage[] = [];
    queue.work({ transport: { send: async (message) => void sent.push(message) } });
    await queue.mailer.send(mail());
    await becomes({ sent_at: expect.any(Date), data: {}, attempts: 1, last_error: null });
    expect(sent).toMatchObject([
      {
        to: 'ada@example.com',
        text: expect.stringContaining(`https://docs.example.com/reset-password?token=${TOKEN}`),
      },
    ]);
  });

  it('finds emails queued by another process', async () => {
    queue.work({ transport: { send: async () => undefined }, maxSleep: 300 });
    const elsewhere = await openMailQueue(database.url);
    await elsewhere.mailer.send(mail());
    await elsewhere.close();
    await becomes({ sent_at: expect.any(Date) });
  });

  it('retries after a failure, doubles the delay each time, and then gives up', async () => {
    const delays: number[] = [];
    queue.work({ transport: failing(new Error('451 busy')), retry: PLAN });
    await queue.mailer.send(mail());
    for (const attempts of [1, 2]) {
      await becomes({ attempts, sent_at: null, given_up_at: null, last_error: '451 busy' });
      const [{ delay } = { delay: 0 }] = await database.sql<{ delay: number }>(
        'select extract(epoch from next_attempt_at - now())::float8 * 1000 as delay from mail',
      );
      delays.push(delay);
      await queue.makeDue();
    }
    await becomes({ attempts: 3, given_up_at: expect.any(Date), data: {}, last_error: '451 busy' });
    expect(delays[0]).toBeGreaterThan(25_000);
    expect(delays[0]).toBeLessThanOrEqual(60_000);
    expect(delays[1]).toBeGreaterThan(45_000);
    expect(delays[1]).toBeLessThanOrEqual(100_000);
    await eventually(() => {
      expect(queue.logged.join()).toContain('gave up on an email');
    });
  });

  it('gives up immediately when the email is permanently refused', async () => {
    queue.work({ transport: failing(new MailRefusedError('550 no such mailbox')), retry: PLAN });
    await queue.mailer.send(mail());
    await becomes({
      attempts: 1,
      given_up_at: expect.any(Date),
      data: {},
      last_error: '550 no such mailbox',
    });
    expect(queue.logged.join()).toContain('550 no such mailbox');
  });

  it('reveals nothing of an email’s contents, even if the provider quotes it (TOK-08, CRD-10)', async () => {
    const quote = `554 spam: https://docs.example.com/reset-password?token=${TOKEN} for ada@example.com`;
    queue.work({ transport: failing(new Error(quote)), retry: { ...PLAN, attempts: 2 } });
    await queue.mailer.send(mail());
    await becomes({ attempts: 1, last_error: '554 spam: [link] for [address]' });
    await queue.makeDue();
    await becomes({ given_up_at: expect.any(Date) });
    const [row] = await queue.rows();
    expect(JSON.stringify(row)).not.toContain(TOKEN);
    expect(queue.logged.join()).not.toContain(TOKEN);
    expect(queue.logged.join()).not.toContain('ada@example.com');
  });

  it('ignores emails that another worker is sending', async () => {
    const first = createSlowTransport();
    const second = createSlowTransport();
    queue.work({ transport: first.transport });
    await queue.mailer.send(mail());
    await becomes({ attempts: 1 });
    const worker = queue.work({ transport: second.transport, maxSleep: 10 });
    first.answer();
    await becomes({ sent_at: expect.any(Date) });
    await worker.stop();
    expect(second.taken).toEqual([]);
  });

  it('completes the current email when it is stopped, and takes no other', async () => {
    const slow = createSlowTransport();
    const worker = queue.work({ transport: slow.transport, concurrency: 1 });
    await queue.mailer.send(mail());
    await queue.mailer.send(mail());
    await eventually(async () => {
      expect(slow.taken).toHaveLength(1);
    });
    let isStopped = false;
    const stopped = worker.stop().then(() => {
      isStopped = true;
    });
    expect(await queue.rows()).toHaveLength(2);
    expect(isStopped).toBe(false);
    slow.answer();
    await stopped;
    const rows = await queue.rows();
    expect(rows.map(({ sent_at: at }) => at !== null).sort()).toEqual([false, true]);
    expect(slow.taken).toHaveLength(1);
  });

  it('ends an attempt that takes too long', async () => {
    const transport: MailTransport = {
      send: (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            reject(signal.reason as Error);
          });
        }),
    };
    queue.work({ transport, attemptTimeout: 1_000, retry: PLAN });
    await queue.mailer.send(mail());
    await becomes({ attempts: 1, last_error: expect.stringContaining('timeout') });
  });

  it('sends an email whose transaction commits after the worker was woken', async () => {
    queue.work({ transport: { send: async () => undefined } });
    await queue.db.transaction().execute(async (transaction) => {
      await queue.mailer.send(mail(), { transaction });
      await queue.mailer.send({ ...mail(), to: 'other@example.com' });
      // By now the worker has polled, and could not see the first one.
      await becomes({ recipient: 'other@example.com', sent_at: expect.any(Date) });
    });
    await eventually(async () => {
      const rows = await queue.rows();
      expect(rows.map(({ sent_at: at }) => at)).toEqual([expect.any(Date), expect.any(Date)]);
    });
  });

  it('sends no expired link', async () => {
    const slow = createSlowTransport();
    await queue.mailer.send(mail());
    await database.sql("update mail set expires_at = now() - interval '1 second'");
    queue.work({ transport: slow.transport });
    await becomes({ given_up_at: expect.any(Date), last_error: 'its link has expired' });
    expect(slow.taken).toEqual([]);
  });

  it.each([
    ["template = 'of-a-newer-version'", 'there is no template of-a-newer-version'],
    [`data = '{"name": 1}'`, 'its data does not match the template'],
  ])('gives up an email that it can’t render: %s', async (change, reason) => {
    await queue.mailer.send(mail());
    await database.sql(`update mail set ${change}`);
    queue.work({ transport: { send: async () => undefined } });
    await becomes({ given_up_at: expect.any(Date), last_error: reason, data: {} });
  });

  it('deletes finished emails after a week, and nothing else', async () => {
    for (const to of ['sent@example.com', 'waiting@example.com', 'new@example.com']) {
      await queue.mailer.send({ ...mail(), to });
    }
    await database.sql(
      `update mail set created_at = now() - interval '8 days', next_attempt_at = now() + interval '1 day'
        where recipient in ('sent@example.com', 'waiting@example.com')`,
    );
    await database.sql(
      `update mail set sent_at = now(), data = '{}' where recipient = 'sent@example.com'`,
    );
    queue.work({ transport: { send: async () => undefined } });
    await eventually(async () => {
      const rows = await queue.rows();
      expect(rows.map(({ recipient }) => recipient)).toEqual([
        'waiting@example.com',
        'new@example.com',
      ]);
    });
  });
});
