import { verify as verifyArgon2 } from '@node-rs/argon2';
import { verify as verifyBcrypt } from '@node-rs/bcrypt';
import { createCipheriv, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** A hash from the `password` column: the server's own, or one that was imported. */
export interface StoredHash {
  verify(password: string): Promise<boolean>;
}

const ARGON2 =
  /^\$argon2id?\$v=19\$m=(\d{1,6}),t=(\d),p=(\d)\$[A-Za-z0-9+/]{11,86}\$[A-Za-z0-9+/]{16,172}$/;
const BCRYPT = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/;
/** The form that Supabase gives to hashes from Firebase: `n` is the power of two, `r` Firebase's "rounds". */
const FIREBASE =
  /^\$fbscrypt\$v=1,n=(\d\d?),r=(\d),p=1,ss=([A-Za-z0-9+/=]{0,44}),sk=([A-Za-z0-9+/=]{44,344})\$([A-Za-z0-9+/=]{4,88})\$([A-Za-z0-9+/=]{44,344})$/;

/**
 * Parameters that take more time or memory than this are refused: anyone may have them checked, and failed
 * sign-ins must all take the same time. About 200 ms on one core of a server.
 */
const MOST = {
  argon2: { kibibytes: 65_536, passes: 4, lanes: 4 },
  bcrypt: { cost: 12 },
  firebase: { power: 14, rounds: 8 },
};

/** bcrypt ignores what comes after this many bytes. */
const BCRYPT_BYTES = 72;

/**
 * Parses a hash in one of these formats: argon2id and argon2i, bcrypt, Firebase's scrypt.
 *
 * @returns `null` for every other format, and for parameters that cost too much
 * @see https://github.com/P-H-C/phc-string-format/blob/master/phc-sf-spec.md
 */
export function parseStoredHash(hash: string): StoredHash | null {
  const [, memory, passes, lanes] = ARGON2.exec(hash) ?? [];
  if (memory !== undefined) {
    const { argon2 } = MOST;
    const isCheap =
      isBetween(memory, 8, argon2.kibibytes) &&
      isBetween(passes, 1, argon2.passes) &&
      isBetween(lanes, 1, argon2.lanes);
    return isCheap ? { verify: (password) => verifyArgon2(hash, password) } : null;
  }
  const [, cost] = BCRYPT.exec(hash) ?? [];
  if (cost !== undefined) {
    return isBetween(cost, 4, MOST.bcrypt.cost)
      ? { verify: (password) => isWholeMatch(hash, password) }
      : null;
  }
  const [, power, rounds, separator = '', signerKey = '', salt = '', expected = ''] =
    FIREBASE.exec(hash) ?? [];
  if (!isBetween(power, 1, MOST.firebase.power) || !isBetween(rounds, 1, MOST.firebase.rounds)) {
    return null;
  }
  return {
    verify: async (password) => {
      const key = await deriveKey(
        password,
        Buffer.concat([Buffer.from(salt, 'base64'), Buffer.from(separator, 'base64')]),
        32,
        { N: 2 ** Number(power), r: Number(rounds), p: 1, maxmem: 64 * 1024 * 1024 },
      );
      const cipher = createCipheriv('aes-256-ctr', key, Buffer.alloc(16));
      const actual = Buffer.concat([cipher.update(signerKey, 'base64'), cipher.final()]);
      const wanted = Buffer.from(expected, 'base64');
      return actual.length === wanted.length && timingSafeEqual(actual, wanted);
    },
  };
}

const deriveKey = promisify<
  string,
  Buffer,
  number,
  { N: number; r: number; p: number; maxmem: number },
  Buffer
>(scrypt);

/**
 * A password that bcrypt would only partly check never matches: everything after 72 bytes, or after a zero byte
 * that repeats the rest (CRD-02). The services that readers come from refuse such passwords, too.
 */
async function isWholeMatch(hash: string, password: string): Promise<boolean> {
  const isWhole = Buffer.byteLength(password) <= BCRYPT_BYTES && !password.includes('\0');
  return (await verifyBcrypt(password, hash)) && isWhole;
}

const isBetween = (text: string | undefined, least: number, most: number) =>
  text !== undefined && Number(text) >= least && Number(text) <= most;
