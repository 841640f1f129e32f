import { hash, verify, type Algorithm } from '@node-rs/argon2';
import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import { HttpError } from '../http/errors/HttpError.js';

/**
 * Argon2id with 19 MiB, two passes, one lane: the OWASP Password Storage Cheat Sheet's
 * recommendation.
 *
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
 */
const OPTIONS = {
  algorithm: 2 satisfies Algorithm.Argon2id,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
};

/**
 * As many as there are cores, which the system shares out fairly with the thread that serves pages; never
 * Node's whole pool of 4.
 */
const AT_ONCE = Math.min(3, availableParallelism());
/** About a second's worth. Who comes later is sent away at once, instead of piling up memory. */
const WAITING = 40;
const RETRY_AFTER = 2;

export interface PasswordHash {
  hash(password: string): Promise<string>;
  verify(attempt: { hash: string; password: string }): Promise<boolean>;
}

/** Hashes passwords, a bounded number at once: sign-in must not be a way to stop the server. */
export function createPasswordHash(bounds = { atOnce: AT_ONCE, waiting: WAITING }): PasswordHash {
  const limit = pLimit(bounds.atOnce);
  const whenFree = <T>(work: () => Promise<T>): Promise<T> => {
    if (limit.pendingCount >= bounds.waiting) {
      throw new HttpError('SERVER_BUSY', { retryAfter: RETRY_AFTER });
    }
    return limit(work);
  };
  return {
    hash: async (password) => whenFree(() => hash(password, OPTIONS)),
    verify: async (attempt) => whenFree(() => verify(attempt.hash, attempt.password)),
  };
}
