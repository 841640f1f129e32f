import type { Pool } from './watchedPool.js';

/** Milliseconds after a query in which the database is surely awake, and between two counts. */
const AWAKE_MS = 60_000;

const COUNT = `
  select (select count(*) from session where "expiresAt" > now()) as sessions, mail.*
    from (select count(*) as "mailWaiting",
                 coalesce(extract(epoch from now() - min(created_at)), 0)::float8 as "mailOldest"
            from mail where sent_at is null and given_up_at is null) mail`;

interface Counts {
  sessions: number;
  mailWaiting: number;
  /** Seconds. 0 if none waits. */
  mailOldest: number;
  at: Date;
}

/**
 * Counts sessions and waiting emails, at most once per minute, and only while the database is in use: a
 * monitoring system that asks every few seconds must not keep a database awake that costs money while it
 * runs.
 *
 * @param options.usedAt when the last query was sent, by `Date.now()`. 0: never
 * @param options.now replaces `Date.now()` in tests
 * @returns a function that returns the last counts, `null` if there are none
 */
export function createStoredCounts(options: {
  pool: Pool;
  usedAt: () => number;
  now?: () => number;
}): () => Promise<Counts | null> {
  const { pool, usedAt, now = Date.now } = options;
  let last: Counts | null = null;
  /** What `usedAt` was right after the last count, which is a query itself. */
  let seen = 0;
  let triedAt = 0;
  let running: Promise<void> | null = null;

  const count = async () => {
    triedAt = now();
    try {
      const { rows } = await pool.query<Omit<Counts, 'at'>>(COUNT);
      last = { ...(rows[0] as Omit<Counts, 'at'>), at: new Date(now()) };
    } catch {
      // Outdated counts would look as if all were well.
      last = null;
    } finally {
      seen = usedAt();
      running = null;
    }
  };

  return async () => {
    const isAwake = usedAt() > seen && now() - usedAt() < AWAKE_MS;
    if (isAwake && now() - triedAt >= AWAKE_MS) running ??= count();
    await running;
    return last;
  };
}
