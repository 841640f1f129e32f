import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/createTestDatabase.js';
import { parseSmtpServer } from '../settings/smtpServer.js';
import { openMailQueue, type MailQueue } from '../../testing/mail/openMailQueue.js';
import {
  smtpAnswer,
  startSmtpServer,
  type TestSmtpServer,
} from '../../testing/mail/startSmtpServer.js';
import { createSmtpTransport } from './smtpTransport.js';

const RETRY = { attempts: 5, first: 50, longest: 200 };

let database: TestDatabase;
let queue: MailQueue;
let server: TestSmtpServer;

beforeEach(async () => {
  database = await createTestDatabase();
  queue = await openMailQueue(database.url);
});
afterEach(async () => {
  await queue.close();
  await server.close();
  await database.drop();
});

const transportTo = (url: string) => {
  const parsed = parseSmtpServer(url);
  if (!parsed.ok) throw new Error(parsed.problem);
  const from = { name: 'Acme Docs', address: 'noreply@docs.example.com' };
  return createSmtpTransport({ server: parsed.value, from });
};
const sendTo = (to: string) =>
  queue.mailer.send({
    to,
    template: 'verification',
    data: { name: 'Ada <b>', path: '/verify-email?token=abc&x=1', validMinutes: 15 },
    dedupeKey: randomUUID(),
  });
const eventually = (assertion: () => Promise<unknown>) =>
  vi.waitFor(assertion, { timeout: 15_000, interval: 50 });
const becomes = (row: object) =>
  eventually(async () => {
    expect(await queue.rows()).toMatchObject([row]);
  });

describe('email through SMTP', () => {
  it('arrives with both bodies, one recipient, and a stable id', async () => {
    server = await startSmtpServer();
    queue.work({ transport: transportTo(server.url) });
    await sendTo('ada@example.com');
    await becomes({ sent_at: expect.any(Date) });
    expect(server.received).toHaveLength(1);
    const [row] = await queue.rows();
    const { recipients, email } = server.received[0] ?? {};
    expect(recipients).toEqual(['ada@example.com']);
    expect(email).toMatchObject({
      from: { name: 'Acme Docs', address: 'noreply@docs.example.com' },
      to: [{ address: 'ada@example.com' }],
      subject: 'Confirm your email address for Acme Docs',
      messageId: `<${row?.id ?? ''}@docs.example.com>`,
    });
    expect(email?.cc ?? email?.bcc).toBeUndefined();
    expect(email?.text).toContain('https://docs.example.com/verify-email?token=abc&x=1');
    expect(email?.html).toContain('href="https://docs.example.com/verify-email?token=abc&amp;x=1"');
    expect(email?.html).toContain('Hi Ada &lt;b&gt;,');
  });

  it('waits for a server that refuses connections, and arrives when it is back', async () => {
    const gone = await startSmtpServer();
    await gone.close();
    queue.work({ transport: transportTo(gone.url), retry: { ...RETRY, attempts: 50 } });
    await sendTo('ada@example.com');
    await becomes({ sent_at: null, last_error: expect.stringContaining('ECONNREFUSED') });
    server = await startSmtpServer({ port: gone.port });
    await becomes({ sent_at: expect.any(Date), data: {} });
    expect(server.received).toHaveLength(1);
  });

  it('is retried after a 4xx response', async () => {
    const seen: number[] = [];
    server = await startSmtpServer({
      onRecipient: () => {
        if (seen.push(Date.now()) < 3) throw smtpAnswer(451, 'try again later');
      },
    });
    queue.work({ transport: transportTo(server.url), retry: RETRY });
    await sendTo('ada@example.com');
    await becomes({ sent_at: expect.any(Date), attempts: 3 });
    expect(server.received).toHaveLength(1);
    expect(queue.logged.join()).toContain('try again later');
  });

  it('is given up immediately after a 5xx response', async () => {
    server = await startSmtpServer({
      onRecipient: () => {
        throw smtpAnswer(550, 'no such mailbox');
      },
    });
    queue.work({ transport: transportTo(server.url), retry: RETRY });
    await sendTo('ada@example.com');
    await becomes({ given_up_at: expect.any(Date), attempts: 1, data: {} });
  });

  it('is kept when the SMTP server refuses the password', async () => {
    server = await startSmtpServer();
    const url = server.url.replace('smtp://', 'smtp://user:wrong-password@');
    queue.work({
      transport: transportTo(url),
      retry: { ...RETRY, first: 60_000, longest: 60_000 },
    });
    await sendTo('ada@example.com');
    await becomes({ attempts: 1, given_up_at: null, last_error: expect.any(String) });
    expect(queue.logged.join()).not.toContain('wrong-password');
  });

  it('is not sent without TLS to a remote server', async () => {
    server = await startSmtpServer();
    const from = { name: null, address: 'noreply@docs.example.com' };
    const elsewhere = {
      host: '127.0.0.1',
      port: server.port,
      auth: null,
      tls: 'required' as const,
    };
    queue.work({ transport: createSmtpTransport({ server: elsewhere, from }), retry: RETRY });
    await sendTo('ada@example.com');
    await becomes({ given_up_at: expect.any(Date) });
    expect(server.received).toEqual([]);
  });

  it('arrives exactly once for each of 50, with two workers', async () => {
    server = await startSmtpServer();
    const other = await openMailQueue(database.url);
    const addresses = Array.from({ length: 50 }, (_, index) => `reader-${index}@example.com`);
    await Promise.all(addresses.map(sendTo));
    queue.work({ transport: transportTo(server.url) });
    other.work({ transport: transportTo(server.url) });
    await eventually(async () => {
      const rows = await queue.rows();
      expect(rows.filter(({ sent_at: at }) => at === null)).toEqual([]);
    });
    const sentBy = [queue, other].map(
      ({ logged }) => logged.filter((line) => line.includes('an email was sent')).length,
    );
    await other.close();
    expect(server.received.flatMap(({ recipients }) => recipients).sort()).toEqual(
      addresses.sort(),
    );
    expect(Math.min(...sentBy)).toBeGreaterThan(0);
    expect(sentBy[0] ?? 0).toBe(50 - (sentBy[1] ?? 0));
  });

  it('doesn’t slow down the sender when the server takes 3 seconds (ENU-04, FLT-05)', async () => {
    server = await startSmtpServer({ beforeAccepting: () => wait(3_000) });
    queue.work({ transport: transportTo(server.url) });
    await sendTo('first@example.com');
    const start = performance.now();
    for (let index = 0; index < 20; index += 1) await sendTo(`reader-${index}@example.com`);
    expect(performance.now() - start).toBeLessThan(1_000);
    expect(server.received).toHaveLength(0);
    await eventually(async () => {
      expect(server.received.length).toBeGreaterThan(0);
    });
  });
});
