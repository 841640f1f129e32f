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

/**
 * A password as it is hashed: keyboards and systems write the same letters in different forms, and the
 * reader types what looks the same everywhere (CRD-05; NIST SP 800-63B 5.1.1.2 names NFKC).
 */
export function normalizePassword(password: string): string {
  return password.normalize('NFKC');
}

/**
 * Hashes passwords, a bounded number at once: sign-in must not be a way to stop the server.
 *
 * @param options.rehash stores the new hash of a password whose old one is of the form that was typed,
 *   from before passwords were normalized
 */
export function createPasswordHash({
  atOnce = AT_ONCE,
  waiting = WAITING,
  rehash = () => Promise.resolve(),
}: {
  atOnce?: number;
  waiting?: number;
  rehash?: (about: { oldHash: string; newHash: string }) => Promise<void>;
} = {}): PasswordHash {
  const limit = pLimit(atOnce);
  const whenFree = <T>(work: () => Promise<T>): Promise<T> => {
    if (limit.pendingCount >= waiting) {
      throw new HttpError('SERVER_BUSY', { retryAfter: RETRY_AFTER });
    }
    return limit(work);
  };
  return {
    hash: async (typed) => {
      const password = normalizePassword(typed);
      const made = await whenFree(() => hash(password, OPTIONS));
      // For an address that nobody has, in place of `verify`: it must not take less time (ENU-02).
      if (password !== typed) await whenFree(() => hash(typed, OPTIONS));
      return made;
    },
    verify: async ({ hash: oldHash, password: typed }) => {
      const password = normalizePassword(typed);
      if (await whenFree(() => verify(oldHash, password))) return true;
      if (password === typed || !(await whenFree(() => verify(oldHash, typed)))) return false;
      await rehash({ oldHash, newHash: await whenFree(() => hash(password, OPTIONS)) });
      return true;
    },
  };
}
