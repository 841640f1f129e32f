import { createLocalLimit } from '../limits/createLocalLimit.js';

/**
 * Counts gated pages that one answer has.
 *
 * @param pages 1 unless it is said
 * @returns `null`, or the seconds until the next one is allowed
 */
export type ReadingLimit = (
  reader: { user: { id: string } },
  pages?: number,
) => Promise<number | null>;

/** Seconds. */
const WINDOW = 60;

/**
 * Limits what one reader gets per minute, so that no one copies everything in one go (RL-15, ASVS 2.4.1).
 * Each instance counts in memory: asking the database would cost every page a second query.
 */
export function createReadingLimit(readsPerMinute: number): ReadingLimit {
  const limit = createLocalLimit({ max: readsPerMinute, window: WINDOW });
  return async ({ user }, pages = 1) =>
    // Not counted: what never fits must not use up what its reader has left.
    pages > readsPerMinute ? WINDOW : limit(user.id, pages);
}
