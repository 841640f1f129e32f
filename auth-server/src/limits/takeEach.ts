import type { Limiter } from './createLimiter.js';

/** A budget of one limiter. */
export interface Budget {
  limiter: Limiter;
  key: string;
}

/**
 * Counts one in each budget, in this order, or in none of them: a client over the first one uses up
 * nothing of the others. So the narrowest comes first, and the most widely shared one last.
 *
 * @returns `null`, or the seconds until a retry makes sense
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
