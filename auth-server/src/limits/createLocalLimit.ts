import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Counts one. @returns `null`, or the seconds until the next one is allowed */
export type LocalLimit = (key: string) => Promise<number | null>;

/**
 * Counts in the memory of an instance, for requests that are cheaper than a query. Each instance
 * has a separate budget.
 *
 * @param options.max the limit per window
 * @param options.window seconds, from the first one on
 */
export function createLocalLimit(options: { max: number; window: number }): LocalLimit {
  const limiter = new RateLimiterMemory({ points: options.max, duration: options.window });
  return async (key) => {
    try {
      await limiter.consume(key);
      return null;
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) {
        return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      }
      throw refusal;
    }
  };
}
