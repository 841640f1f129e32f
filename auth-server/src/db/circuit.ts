import type { Log } from '../log.js';
import { DatabaseAway } from './isDatabaseUnavailable.js';

/** Failed connections in a row after which the database counts as away. */
const MAX_FAILURES = 3;
/** Milliseconds without a response after which one failure is enough. Neon takes up to five seconds to resume. */
const SILENCE_MS = 6_000;
/** Milliseconds between two attempts while the database is away. */
const PAUSE_MS = 250;
/** Milliseconds after which an attempt no longer keeps others from trying. */
const PROBE_MS = 15_000;

/**
 * Knows whether the database responds, so that requests are refused at once while it doesn't. Then one request at
 * a time tries to connect, at most four times per second, and the first success ends the outage. It has no timer of
 * its own.
 *
 * Only the connection counts, not the result of a query: a violated constraint is a response.
 */
export interface Circuit {
  /** @throws DatabaseAway while the database is away, unless this is the one attempt */
  enter(): void;
  /** The database has responded. */
  noteResponse(): void;
  /**
   * A connection could not be opened, or a query got no response.
   * @param since when it began, by {@link now}
   */
  noteFailure(error: unknown, since: number): void;
  /** A connection broke: others that were opened before may be broken, too. */
  noteLoss(): void;
  /** Changes when connections opened before may be broken: after an outage or a loss. */
  generation(): number;
  isClosed(): boolean;
  /** Milliseconds since any moment. */
  now(): number;
}

/** @param options.now replaces `performance.now()` in tests */
export function createCircuit(options: { log: Log; now?: () => number }): Circuit {
  const { log, now = () => performance.now() } = options;
  let failures = 0;
  let respondedAt = -Infinity;
  let generation = 0;
  let outage: { error: unknown; nextAttempt: number } | null = null;

  return {
    enter: () => {
      if (outage === null) return;
      if (now() < outage.nextAttempt) throw new DatabaseAway(outage.error);
      outage.nextAttempt = now() + PROBE_MS;
    },
    noteResponse: () => {
      failures = 0;
      respondedAt = now();
      if (outage === null) return;
      outage = null;
      log.info('the database responds again');
    },
    noteFailure: (error, since) => {
      // Other connections work: this one was unlucky, or its query waits for a lock.
      if (respondedAt > since) return;
      failures += 1;
      const isSilent = now() - since >= SILENCE_MS;
      if (outage === null && failures < MAX_FAILURES && !isSilent) return;
      if (outage === null) {
        log.warn({ err: error }, 'the database does not respond: refusing requests until it does');
      }
      outage = { error, nextAttempt: now() + PAUSE_MS };
      generation += 1;
    },
    noteLoss: () => {
      generation += 1;
    },
    generation: () => generation,
    isClosed: () => outage === null,
    now,
  };
}
