import type { Kysely } from 'kysely';
import type { Pool } from '../../db/pool.js';
import type { Schema } from '../../db/schema.js';
import { HttpError } from '../../http/errors/HttpError.js';
import { createLimiter } from '../../limits/createLimiter.js';
import { isKnownDevice } from '../devices/knownDevices.js';

const QUARTER = 15 * 60;
const DAY = 24 * 60 * 60;

export interface GuessLimits {
  /**
   * Counts an attempt to sign in, before anybody looks at the password.
   *
   * @param email as parseEmail spells it
   * @param device what the browser says that it is, see {@link isKnownDevice}
   * @returns to be called when the password was right: only guesses count
   * @throws HttpError `TOO_MANY_REQUESTS`
   */
  begin(email: string, device: string | null): Promise<() => Promise<void>>;
}

/**
 * Wrong passwords for one account, wherever they come from: 20 in 15 minutes and 100 in a day
 * (RL-07; NIST SP 800-63B 5.2.2 allows 100).
 *
 * A browser in which the reader has signed in before has a budget of its own. So strangers who use
 * theirs up do not lock the owner out (OWASP "device cookies").
 */
export function createGuessLimits(options: { pool: Pool; queries: Kysely<Schema> }): GuessLimits {
  const { pool, queries } = options;
  const limit = (name: string, max: number, window: number) =>
    createLimiter({ pool, name, max, window });
  const strangers = [limit('guess', 20, QUARTER), limit('guess-day', 100, DAY)];
  const devices = [limit('guess-device', 20, QUARTER)];

  return {
    begin: async (email, device) => {
      // Also for an address that nobody has: it must not take less time.
      const known = await isKnownDevice(queries, email, device ?? '');
      const limiters = known ? devices : strangers;
      const key = known ? `${email} ${device}` : email;
      const waits = await Promise.all(limiters.map((limiter) => limiter.take(key)));
      const refused = waits.filter((wait) => wait !== null);
      if (refused.length > 0) {
        throw new HttpError('TOO_MANY_REQUESTS', { retryAfter: Math.max(1, ...refused) });
      }
      return async () => {
        await Promise.all(limiters.map((limiter) => limiter.giveBack(key)));
      };
    },
  };
}
