import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ZodError } from 'zod';
import { createTestDatabase, type TestDatabase } from '../testing/createTestDatabase.js';
import type { Mail } from './message/Mail.js';
import { openMailQueue, type MailQueue } from '../testing/mail/openMailQueue.js';

let database: TestDatabase;
let queue: MailQueue;

beforeAll(async () => {
  database = await createTestDatabase();
  queue = await openMailQueue(database.url);
});
afterAll(async () => {
  await queue.close();
  await database.drop();
});

const mailTo = (to: string, dedupeKey: string = randomUUID()): Mail => ({
  to,
  template: 'reset',
  data: { name: 'Ada', path: '/reset-password?token=abc', validMinutes: 60 },
  dedupeKey,
});
const rowsOf = async (to: string) =>
  (await queue.rows()).filter(({ recipient }) => recipient === to);

describe('a mailer', () => {
  it('puts an email in the table, due immediately and for as long as its link works', async () => {
    await queue.mailer.send({ ...mailTo('new@example.com'), locale: 'ur' });
    const [row] = await rowsOf('new@example.com');
    expect(row).toMatchObject({
      template: 'reset',
      locale: 'ur',
      data: { name: 'Ada', path: '/reset-password?token=abc', validMinutes: 60 },
      attempts: 0,
      sent_at: null,
    });
    expect(row?.next_attempt_at).toEqual(row?.created_at);
    expect(Number(row?.expires_at) - Number(row?.created_at)).toBe(3_600_000);
  });

  it('creates one email per request, even for repeated and concurrent calls (FLT-05)', async () => {
    const mail = mailTo('once@example.com', 'request-1');
    await Promise.all(Array.from({ length: 10 }, () => queue.mailer.send(mail)));
    expect(await rowsOf('once@example.com')).toHaveLength(1);
  });

  it('distinguishes requests by key, address and template', async () => {
    const mail = mailTo('several@example.com', 'request-2');
    await queue.mailer.send(mail);
    await queue.mailer.send({ ...mail, dedupeKey: 'request-3' });
    await queue.mailer.send({ ...mail, to: 'other@example.com' });
    await queue.mailer.send({ ...mail, template: 'welcome', data: { name: 'Ada', path: '/' } });
    expect(await rowsOf('several@example.com')).toHaveLength(3);
    expect(await rowsOf('other@example.com')).toHaveLength(1);
  });

  it('doesn’t store keys verbatim, because they may contain a token (TOK-09)', async () => {
    await queue.mailer.send(mailTo('hashed@example.com', 'token-that-opens-the-account'));
    const [row] = await rowsOf('hashed@example.com');
    expect(row?.dedupe_key).toMatch(/^[\w-]{43}$/);
  });

  it('is part of its caller’s transaction', async () => {
    const inTransaction = (to: string, fail: boolean) =>
      queue.db.transaction().execute(async (transaction) => {
        await queue.mailer.send(mailTo(to), { transaction });
        if (fail) throw new Error('rolled back');
      });
    await inTransaction('committed@example.com', false);
    await expect(inTransaction('rolled-back@example.com', true)).rejects.toThrow('rolled back');
    expect(await rowsOf('committed@example.com')).toHaveLength(1);
    expect(await rowsOf('rolled-back@example.com')).toHaveLength(0);
  });

  it.each([
    ['a second header', 'v@example.com\r\nBcc: e@example.com'],
    ['a line break at the end', 'v@example.com\n'],
    ['an encoded line break', 'v@example.com%0aBcc:e@example.com'],
    ['a list', 'v@example.com,e@example.com'],
    ['a list with semicolons', 'v@example.com;e@example.com'],
    ['a name', 'V <v@example.com>'],
    ['a quoted part', '"v@example.com,e"@example.com'],
    ['a comment', 'v@example.com(e@example.com)'],
    ['a NUL', 'v\u0000@example.com'],
    ['an array', ['v@example.com', 'e@example.com'] as unknown as string],
    ['an endless address', `${'v'.repeat(250)}@example.com`],
  ])('refuses %s instead of one address (TOK-13)', async (_, to) => {
    const before = (await queue.rows()).length;
    await expect(queue.mailer.send(mailTo(to))).rejects.toThrow(ZodError);
    expect(await queue.rows()).toHaveLength(before);
  });

  it.each([
    'https://evil.example/reset',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    'reset-password',
    '',
  ])('refuses %j instead of a path on the site (TOK-06)', async (path) => {
    const mail = mailTo('path@example.com');
    const data = { name: 'Ada', path, validMinutes: 60 };
    await expect(queue.mailer.send({ ...mail, data } as Mail)).rejects.toThrow('path of the site');
  });

  it('accepts names that PostgreSQL would refuse (INP-05, INP-10)', async () => {
    const mail = mailTo('odd-name@example.com');
    const name = `A\u0000d\ud800a\u202e\r\nBcc: ${'x'.repeat(10_000)}`;
    await queue.mailer.send({ ...mail, data: { ...mail.data, name } } as Mail);
    const [row] = await rowsOf('odd-name@example.com');
    const stored = (row?.data as { name: string }).name;
    expect(stored).toMatch(/^A\ufffdd\ufffda Bcc: x+…$/);
    expect([...stored]).toHaveLength(60);
  });
});
