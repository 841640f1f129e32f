import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { CurrentSession } from '../session/sessionReader.js';

/** Seconds. */
const WINDOW = 60;

/** Counts one answer with something gated in it. @returns `null`, or the seconds until the next one */
export type ReadingLimit = (session: CurrentSession) => Promise<number | null>;

/**
 * How much one reader gets in a minute, so that nobody copies all of it in one go (RL-15, ASVS 2.4.1).
 * Each instance counts for itself, in memory: to ask the database would cost every page a second query.
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
