import { hash, verify, type Algorithm } from '@node-rs/argon2';
import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import { DEFAULT_LIMITS } from '../limits/limitSettings.js';
import { HttpError } from '../http/errors/HttpError.js';

/**
 * Argon2id with 19 MiB, two passes and one lane, as the OWASP Password Storage Cheat Sheet recommends.
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
 */
const OPTIONS = {
  algorithm: 2 satisfies Algorithm.Argon2id,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
};

/**
 * One per core, scheduled fairly with the thread that serves pages. Never all 4 threads of Node's
 * pool.
 */
const CONCURRENCY = Math.min(3, availableParallelism());
const RETRY_AFTER = 2;

export interface PasswordHash {
  hash(password: string): Promise<string>;
  verify(attempt: { hash: string; password: string }): Promise<boolean>;
  /** How many hashes are being computed, and how many wait. */
  load(): { running: number; waiting: number };
}

/**
 * The normalized form that is hashed: keyboards and systems encode the same letters differently (CRD-05;
 * NIST SP 800-63B 5.1.1.2 names NFKC).
 */
export function normalizePassword(password: string): string {
  return password.normalize('NFKC');
}

/**
 * Hashes passwords, only a few at once: sign-in must not be a way to overload the server.
 * @param options.atOnce default: one per core
 * @param options.waiting further ones are refused immediately instead of using up memory
 * @param options.onRefused called when too many wait
 * @param options.rehash stores a new hash for a password whose old hash is not normalized
 */
export function createPasswordHash({
  atOnce = null,
  waiting = DEFAULT_LIMITS.passwordHashes.waiting,
  onRefused = () => undefined,
  rehash = () => Promise.resolve(),
}: {
  atOnce?: number | null;
  waiting?: number;
  onRefused?: () => void;
  rehash?: (about: { oldHash: string; newHash: string }) => Promise<void>;
} = {}): PasswordHash {
  const limit = pLimit(atOnce ?? CONCURRENCY);
  const whenFree = <T>(work: () => Promise<T>): Promise<T> => {
    if (limit.pendingCount >= waiting) {
      onRefused();
      throw new HttpError('SERVER_BUSY', { retryAfter: RETRY_AFTER });
    }
    return limit(work);
  };
  return {
    load: () => ({ running: limit.activeCount, waiting: limit.pendingCount }),
    hash: async (typed) => {
      const password = normalizePassword(typed);
      const made = await whenFree(() => hash(password, OPTIONS));
      // Better Auth hashes for unknown addresses instead of verifying. This keeps them from
      // responding faster (ENU-02).
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
