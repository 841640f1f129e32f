import { setImmediate } from 'node:timers/promises';
import type { ActivityKind } from '@gatehouse/contract/account';
import { displayText } from '@gatehouse/contract/displayText';
import pLimit from 'p-limit';
import type { Log } from '../log.js';
import { describeFailure } from '../mail/worker/describeFailure.js';
import type { EventOrigin, Subscriber } from './events.js';

/** The argument of `onEvent` in `gatehouse.config.ts`. Frozen, plain JSON. */
export interface GatehouseEvent {
  readonly kind: ActivityKind;
  /** When, in UTC: `2026-01-31T09:30:00.000Z`. */
  readonly at: string;
  /** Who did it: `stranger` is someone who isn't signed in. */
  readonly actor: EventOrigin['actor'];
  /** The account concerned; `null` if a stranger tried an unknown address. */
  readonly userId: string | null;
  /** A plan, a provider's id, a passkey's name: text that a reader may have chosen. */
  readonly detail: string | null;
  /** The same as in the server's log, in `X-Request-Id` and in the audit trail. */
  readonly requestId: string | null;
}

/** In characters. */
const MAX_DETAIL_LENGTH = 100;
/** A slow or hanging handler must not fill the memory: strangers can cause events. */
const CONCURRENCY = 10;
const MAX_WAITING = 1_000;
/** In milliseconds. */
const TIMEOUT_MS = 30_000;

/**
 * Calls a site's `onEvent` in the background: the request neither waits for it nor fails with it.
 * @returns `settle` waits for running calls
 */
export function siteSubscriber(options: {
  onEvent: (event: GatehouseEvent) => unknown;
  log: Log;
}): Subscriber & { settle(): Promise<void> } {
  const { onEvent, log } = options;
  const limit = pLimit(CONCURRENCY);
  const underWay = new Set<Promise<void>>();

  const call = async (event: GatehouseEvent) => {
    try {
      await setImmediate();
      await withTimeout(async () => onEvent(event));
    } catch (error) {
      log.error({ kind: event.kind, reason: describeFailure(error) }, 'onEvent failed');
    }
  };

  return {
    name: 'onEvent',
    handle: ({ kind, at, actor, userId, detail, requestId }) => {
      if (limit.pendingCount >= MAX_WAITING) {
        return Promise.reject(new Error(`${MAX_WAITING} events are waiting: this one is dropped`));
      }
      const event = Object.freeze({
        kind,
        at: at.toISOString(),
        actor,
        userId,
        detail: detail == null ? null : displayText(detail, MAX_DETAIL_LENGTH),
        requestId: requestId ?? null,
      });
      const calling = limit(call, event).finally(() => underWay.delete(calling));
      underWay.add(calling);
      return Promise.resolve();
    },
    settle: async () => {
      await Promise.all(underWay);
    },
  };
}

/** @throws Error after {@link TIMEOUT_MS}, to make room for the next call */
function withTimeout(work: () => Promise<unknown>): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`took longer than ${TIMEOUT_MS / 1000} seconds`));
    }, TIMEOUT_MS).unref();
    work()
      .finally(() => clearTimeout(timer))
      .then(resolve, reject);
  });
}
