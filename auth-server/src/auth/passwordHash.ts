import { hash, type Algorithm } from '@node-rs/argon2';
import { availableParallelism } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import pLimit from 'p-limit';
import { HttpError } from '../http/errors/HttpError.js';
import { DEFAULT_LIMITS } from '../limits/limitSettings.js';
import type { Log } from '../log.js';
import { parseStoredHash } from './storedHash.js';

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
/** How the hashes made with {@link OPTIONS} begin. */
const CURRENT = `$argon2id$v=19$m=${OPTIONS.memoryCost},t=${OPTIONS.timeCost},p=${OPTIONS.parallelism}$`;

/**
 * One per core, scheduled fairly with the thread that serves pages. Never all 4 threads of Node's
 * pool.
 */
const CONCURRENCY = Math.min(3, availableParallelism());
const RETRY_AFTER = 2;

/**
 * In milliseconds. Faster responses would reveal whether an address has an account, and which accounts were
 * imported: a bcrypt hash takes three times as long as argon2id (ENU-02, ENU-04, ENU-05).
 */
export const FLOOR_MS = 300;

export interface PasswordHash {
  hash(password: string): Promise<string>;
  verify(attempt: { hash: string; password: string }): Promise<boolean>;
  /** The least time in milliseconds that it takes to refuse a password, see {@link FLOOR_MS}. */
  floor: number;
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
 *
 * A right password whose stored hash was imported, or made before passwords were normalized, is hashed anew. A
 * stored hash that can't be checked matches no password, so its reader has to reset it.
 *
 * @param options.atOnce default: one per core
 * @param options.waiting further ones are refused immediately instead of using up memory
 * @param options.onRefused called when too many wait
 * @param options.rehash stores the new hash for the same password
 */
export function createPasswordHash({
  atOnce = null,
  waiting = DEFAULT_LIMITS.passwordHashes.waiting,
  floor = FLOOR_MS,
  onRefused = () => undefined,
  rehash = () => Promise.resolve(),
  log,
}: {
  atOnce?: number | null;
  waiting?: number;
  floor?: number;
  onRefused?: () => void;
  rehash?: (about: { oldHash: string; newHash: string }) => Promise<void>;
  log?: Log;
} = {}): PasswordHash {
  const limit = pLimit(atOnce ?? CONCURRENCY);

  /** Runs `work` in its turn. The floor counts from there: the queue is equally long for all. */
  function createTurn() {
    let soonest: Promise<void> | undefined;
    return {
      run: <T>(work: () => Promise<T>): Promise<T> => {
        if (limit.pendingCount >= waiting) {
          onRefused();
          throw new HttpError('SERVER_BUSY', { retryAfter: RETRY_AFTER });
        }
        return limit(() => {
          soonest ??= wait(floor);
          return work();
        });
      },
      end: async () => {
        await soonest;
      },
    };
  }

  /** Even when the queue is full: the password is right, and its check was in the queue already. */
  async function hashAnew(oldHash: string, password: string): Promise<void> {
    await rehash({ oldHash, newHash: await limit(() => hash(password, OPTIONS)) });
  }

  return {
    floor,
    load: () => ({ running: limit.activeCount, waiting: limit.pendingCount }),
    hash: async (typed) => {
      const password = normalizePassword(typed);
      const { run, end } = createTurn();
      const made = await run(() => hash(password, OPTIONS));
      // Better Auth hashes for unknown addresses instead of verifying. This keeps them from
      // responding faster (ENU-02).
      if (password !== typed) await run(() => hash(typed, OPTIONS));
      await end();
      return made;
    },
    verify: async ({ hash: oldHash, password: typed }) => {
      const password = normalizePassword(typed);
      const { run, end } = createTurn();
      const stored = parseStoredHash(oldHash);
      const isRight = async (candidate: string): Promise<boolean> => {
        try {
          return await run(() => (stored === null ? refuse(candidate) : stored.verify(candidate)));
        } catch (error) {
          if (error instanceof HttpError) throw error;
          log?.error({ err: error }, CANNOT_CHECK);
          return false;
        }
      };
      if (stored === null) log?.error(CANNOT_CHECK);
      if (await isRight(password)) {
        if (!oldHash.startsWith(CURRENT)) await hashAnew(oldHash, password);
        return true;
      }
      if (password !== typed && (await isRight(typed))) {
        await hashAnew(oldHash, password);
        return true;
      }
      await end();
      return false;
    },
  };
}

const CANNOT_CHECK =
  'a stored password hash cannot be checked: its reader has to reset the password';

/** Takes as long as a check. */
async function refuse(password: string): Promise<boolean> {
  await hash(password, OPTIONS);
  return false;
}
