import { createLocalLimit } from '../limits/createLocalLimit.js';
import type { CurrentReader } from '../session/currentReader.js';

/** Counts one gated answer. @returns `null`, or the seconds until the next one is allowed */
export type ReadingLimit = (reader: CurrentReader) => Promise<number | null>;

/**
 * Limits what one reader gets per minute, so that no one copies everything in one go (RL-15, ASVS 2.4.1).
 * Each instance counts in memory: asking the database would cost every page a second query.
 */
export function createReadingLimit(readsPerMinute: number): ReadingLimit {
  const limit = createLocalLimit({ max: readsPerMinute, window: 60 });
  return ({ user }) => limit(user.id);
}
