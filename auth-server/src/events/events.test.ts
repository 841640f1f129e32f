import type { Kysely } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Schema } from '../db/schema.js';
import { createEvents, type AccountEvent, type Subscriber } from './events.js';

const EVENT: AccountEvent = { kind: 'sign-out', actor: 'reader', userId: 'ada' };

const failing: Subscriber = { name: 'a', handle: () => Promise.reject(new Error('broken')) };
function listening() {
  const received: object[] = [];
  const subscriber: Subscriber = {
    name: 'b',
    handle: (event) => {
      received.push(event);
      return Promise.resolve();
    },
  };
  return { received, subscriber };
}

it('notifies all subscribers in order, and waits for them', async () => {
  const order: string[] = [];
  const slow = (name: string): Subscriber => ({
    name,
    handle: async () => {
      order.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      order.push(`${name} ends`);
    },
  });
  const subscribers = [slow('first'), slow('second')];
  await createEvents({ subscribers, onFailure: () => undefined }).emit(EVENT);
  expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
});

it('notifies the others when one of them fails', async () => {
  const { received, subscriber } = listening();
  const failures: unknown[] = [];
  const events = createEvents({
    subscribers: [failing, subscriber],
    onFailure: (error, about) => failures.push([String(error), about]),
  });
  await events.emit(EVENT);
  expect(failures).toEqual([['Error: broken', { subscriber: 'a', kind: 'sign-out' }]]);
  expect(received).toEqual([{ ...EVENT, at: expect.any(Date) }]);
});

it('fails when a failure must not go unnoticed', async () => {
  const events = createEvents({
    subscribers: [failing],
    onFailure: (error) => {
      throw error;
    },
  });
  await expect(events.emit(EVENT)).rejects.toThrow('broken');
});

describe('an event that is recorded with its change', () => {
  const transaction = {} as Kysely<Schema>;

  it('reaches what writes to the database in the transaction, and the others after it', async () => {
    const calls: unknown[] = [];
    const subscribers: Subscriber[] = [
      { name: 'other', handle: async () => void calls.push('other') },
      {
        name: 'writer',
        isTransactional: true,
        handle: async (_event, within) => void calls.push(within),
      },
    ];
    const events = createEvents({ subscribers, onFailure: () => undefined });
    const announce = await events.record(EVENT, transaction);
    expect(calls).toEqual([transaction]);
    await announce();
    expect(calls).toEqual([transaction, 'other']);
  });

  it('fails with what writes to the database, so that the change is rolled back', async () => {
    const writer = { ...failing, isTransactional: true };
    const events = createEvents({ subscribers: [writer], onFailure: () => undefined });
    await expect(events.record(EVENT, transaction)).rejects.toThrow('broken');
  });
});
