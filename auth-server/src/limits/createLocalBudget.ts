import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/**
 * @param count how many requests it counts as. Default 1.
 * @returns `null`, or the seconds until the next one is allowed
 */
export type LocalLimit = (key: string, count?: number) => Promise<number | null>;

/** What is left of a budget after counting. */
export interface LocalBudget {
  isOver: boolean;
  remaining: number;
  /** Seconds until the window ends: whole, and at least 1. */
  resetsIn: number;
}

/**
 * Counts in the memory of an instance, for requests that are cheaper than a query. Each instance
 * has a separate budget.
 *
 * @param options.max the limit per window
 * @param options.window seconds, from the first one on
 */
export function createLocalBudget(options: {
  max: number;
  window: number;
}): (key: string, count?: number) => Promise<LocalBudget> {
  const limiter = new RateLimiterMemory({ points: options.max, duration: options.window });
  return async (key, count = 1) => {
    try {
      return toBudget(await limiter.consume(key, count), false);
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return toBudget(refusal, true);
      throw refusal;
    }
  };
}

function toBudget({ remainingPoints, msBeforeNext }: RateLimiterRes, isOver: boolean): LocalBudget {
  return {
    isOver,
    remaining: remainingPoints,
    resetsIn: Math.max(1, Math.ceil(msBeforeNext / 1000)),
  };
}
