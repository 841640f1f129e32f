import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/createTestDatabase.js';
import {
  claimDueMails,
  getTimeUntilDue,
  markForRetry,
  markGivenUp,
  markSent,
} from './mailQueue.js';
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

const send = (dedupeKey: string) =>
  queue.mailer.send({
    to: 'ada@example.com',
    template: 'welcome',
    data: { name: 'Ada', path: '/' },
    dedupeKey,
  });

describe('the queue of emails', () => {
  it('gives each email to one of many concurrent workers', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, index) => send(`race-${index}`)));
    const claims = await Promise.all(
      Array.from({ length: 20 }, () => claimDueMails(queue.db, { limit: 5, lease: 60_000 })),
    );
    const ids = claims.flat().map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
    expect(Math.max(...claims.map((claim) => claim.length))).toBeLessThanOrEqual(5);
    expect(claims.flat().every(({ attempt }) => attempt === 1)).toBe(true);
    await database.sql('delete from mail');
  });

  it('returns when the next email is due, or that none is waiting', async () => {
    expect(await getTimeUntilDue(queue.db)).toBeNull();
    await send('due');
    await database.sql("update mail set next_attempt_at = now() + interval '1 minute'");
    expect(await getTimeUntilDue(queue.db)).toBeGreaterThan(50_000);
    await database.sql('delete from mail');
  });

  it('ignores the result of a worker whose email another one has taken over', async () => {
    await send('late');
    const [late] = await claimDueMails(queue.db, { limit: 1, lease: 0 });
    const [current] = await claimDueMails(queue.db, { limit: 1, lease: 60_000 });
    if (late === undefined || current === undefined) throw new Error('no mail was due');
    await markGivenUp(queue.db, late, 'late');
    await markForRetry(queue.db, late, { delay: 0, lastError: 'late' });
    expect(await queue.rows()).toMatchObject([
      { given_up_at: null, last_error: null, attempts: 2 },
    ]);
    await markSent(queue.db, current.id);
    await markGivenUp(queue.db, current, 'late');
    expect(await queue.rows()).toMatchObject([{ sent_at: expect.any(Date), given_up_at: null }]);
  });
});
