import type { Pool } from '../db/watchedPool.js';
import { createLimiter, type Limiter } from './createLimiter.js';
import { createLocalBudget, type LocalBudget, type LocalLimit } from './createLocalBudget.js';

/** A limit's name, most requests per window, and window in seconds, from the first request on. */
export interface Limit {
  /** Also separates its keys from those of other limits. */
  name: string;
  max: number;
  window: number;
}

/** The limits of a server. What they refuse is counted, by name. */
export interface Limits {
  /** Counts in the database, for all instances together. */
  shared(limit: Limit): Limiter;
  /** Counts in the memory of this instance. */
  local(limit: Limit): LocalLimit;
  /** {@link local} for clients that are told how much is left. */
  localBudget(limit: Limit): (key: string, count?: number) => Promise<LocalBudget>;
  /** Counts what another limit has refused. */
  refused(name: string): void;
}

/** @param options.onRefused called for everything refused */
export function createLimits(options: { pool: Pool; onRefused?: (name: string) => void }): Limits {
  const { pool, onRefused: refused = () => undefined } = options;
  const localBudget: Limits['localBudget'] = (limit) => {
    const spend = createLocalBudget(limit);
    return async (key, count) => {
      const budget = await spend(key, count);
      if (budget.isOver) refused(limit.name);
      return budget;
    };
  };
  return {
    shared: (limit) => {
      const { take, giveBack } = createLimiter({ pool, ...limit });
      return {
        take: async (key) => {
          const wait = await take(key);
          if (wait !== null) refused(limit.name);
          return wait;
        },
        giveBack,
      };
    },
    local: (limit) => {
      const spend = localBudget(limit);
      return async (key, count) => {
        const { isOver, resetsIn } = await spend(key, count);
        return isOver ? resetsIn : null;
      };
    },
    localBudget,
    refused,
  };
}
