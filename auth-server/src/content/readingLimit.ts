import type { Limits } from '../limits/createLimits.js';

/**
 * Counts the gated pages in a response.
 *
 * @param pages default: 1
 * @returns `null` if allowed, otherwise the seconds until the next one is
 */
export type ReadingLimit = (
  reader: { user: { id: string } },
  pages?: number,
) => Promise<number | null>;

/** In seconds. */
const WINDOW = 60;

/**
 * Limits what one reader gets per minute, against scraping the whole site (RL-15, ASVS 2.4.1). Each
 * instance counts in memory: using the database would cost every page a second query.
 */
export function createReadingLimit(limits: Limits, readsPerMinute: number): ReadingLimit {
  const limit = limits.local({ name: 'reading', max: readsPerMinute, window: WINDOW });
  return async ({ user }, pages = 1) =>
    // Not counted: a response that can never fit must not use up the reader's remaining limit.
    pages > readsPerMinute ? WINDOW : limit(user.id, pages);
}
