import type { Limiter } from './createLimiter.js';

/** One count of one limiter. */
export interface Budget {
  limiter: Limiter;
  key: string;
}

/**
 * Counts one in each budget, in this order, or in none of them: whoever is over the first one spends
 * nothing of the others. So the narrowest comes first, and what many people share comes last.
 *
 * @returns `null`, or the seconds until it is worth trying again
 */
export async function takeEach(budgets: readonly Budget[]): Promise<number | null> {
  for (const [index, { limiter, key }] of budgets.entries()) {
    const wait = await limiter.take(key);
    if (wait === null) continue;
    await giveBackEach(budgets.slice(0, index));
    return wait;
  }
  return null;
}

export async function giveBackEach(budgets: readonly Budget[]): Promise<void> {
  for (const { limiter, key } of budgets) await limiter.giveBack(key);
}
