import type { Log } from '../log.js';

/** Milliseconds between two lines: there may be thousands of connections per second. */
const EVERY = 60_000;

/**
 * Logs that connections are closed because there are too many.
 * @param options.now replaces `Date.now()` in tests
 * @returns a function to call for each of them
 */
export function warnOfDrops(options: { max: number; log: Log; now?: () => number }): () => void {
  const { max, log, now = Date.now } = options;
  let dropped = 0;
  let loggedAt = -Infinity;
  return () => {
    dropped += 1;
    if (now() - loggedAt < EVERY) return;
    log.warn({ dropped, max }, 'MAX_CONNECTIONS is reached: further connections are closed');
    loggedAt = now();
    dropped = 0;
  };
}
