import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { CurrentSession } from '../session/sessionReader.js';

/** Seconds. */
const WINDOW = 60;

/** Counts one gated answer. @returns `null`, or the seconds until the next one is allowed */
export type ReadingLimit = (session: CurrentSession) => Promise<number | null>;

/**
 * Limits what one reader gets per minute, so that no one copies everything in one go (RL-15, ASVS 2.4.1).
 * Each instance counts in memory: asking the database would cost every page a second query.
 */
export function createReadingLimit(readsPerMinute: number): ReadingLimit {
  const limiter = new RateLimiterMemory({ points: readsPerMinute, duration: WINDOW });
  return async ({ user }) => {
    try {
      await limiter.consume(user.id);
      return null;
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return Math.ceil(refusal.msBeforeNext / 1000);
      throw refusal;
    }
  };
}
