import { createHash } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Pool } from '../db/watchedPool.js';

export interface Limiter {
  /**
   * Counts one, unless the limit is reached. @returns `null`, or the seconds until the next one is
   * allowed
   */
  take(key: string): Promise<number | null>;
  /** Undoes a count. */
  giveBack(key: string): Promise<void>;
}

/**
 * Counts in the database, in one atomic statement: all instances share one budget, and a restart
 * doesn't reset it (RL-01, RL-04). The table doesn't reveal what a key was derived from.
 *
 * @param options.name separates its keys from those of other limiters
 * @param options.max the limit per window
 * @param options.window seconds, from the first one on
 */
export function createLimiter(options: {
  pool: Pool;
  name: string;
  max: number;
  window: number;
}): Limiter {
  const limiter = new RateLimiterPostgres({
    storeClient: options.pool,
    storeType: 'pool',
    tableName: 'attempt',
    tableCreated: true,
    // Housekeeping does this, and stops with the server.
    clearExpiredByTimeout: false,
    keyPrefix: options.name,
    points: options.max,
    duration: options.window,
  });
  const giveBack = async (key: string) => {
    await limiter.reward(hash(key));
  };
  return {
    take: async (key) => {
      try {
        await limiter.consume(hash(key));
        return null;
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        // A refused attempt doesn't count: a flood must not outweigh what is given back later.
        await giveBack(key);
        return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      }
    },
    giveBack,
  };
}

function hash(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
