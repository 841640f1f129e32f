import { EventEmitter, once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { afterEach, expect, it, vi } from 'vitest';
import { createLog } from '../log.js';
import { siteSubscriber } from './siteSubscriber.js';

afterEach(() => {
  vi.useRealTimers();
});

const EVENT = { kind: 'sign-out', actor: 'reader', userId: 'ada', at: new Date(0) } as const;

function hanging() {
  const lines: string[] = [];
  const end = new EventEmitter();
  const ended = once(end, 'end');
  const onEvent = vi.fn(() => ended);
  const log = createLog('debug', { write: (line) => lines.push(line) });
  return { ...siteSubscriber({ onEvent, log }), lines, onEvent, release: () => end.emit('end') };
}

it('gives up on a call that hangs, so that the next ones get their turn', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { handle, onEvent, lines } = hanging();
  for (let event = 0; event < 11; event += 1) await handle(EVENT);
  await setImmediate();
  await setImmediate();
  expect(onEvent).toHaveBeenCalledTimes(10);
  await vi.advanceTimersByTimeAsync(30_000);
  await vi.waitFor(() => expect(onEvent).toHaveBeenCalledTimes(11));
  expect(lines.map((line) => JSON.parse(line) as unknown)).toContainEqual(
    expect.objectContaining({
      msg: 'onEvent failed',
      kind: 'sign-out',
      reason: 'took longer than 30 seconds',
    }),
  );
});

it('queues at most a thousand events for a slow site', async () => {
  const { handle, onEvent, settle, release } = hanging();
  for (let event = 0; event < 10; event += 1) await handle(EVENT);
  await setImmediate();
  for (let event = 0; event < 1_000; event += 1) await handle(EVENT);
  await expect(handle(EVENT)).rejects.toThrow('1000 events are waiting');
  release();
  await settle();
  expect(onEvent).toHaveBeenCalledTimes(1_010);
});
