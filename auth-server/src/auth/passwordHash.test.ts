import { hash as argon2 } from '@node-rs/argon2';
import { hash as bcrypt } from '@node-rs/bcrypt';
import { describe, expect, it } from 'vitest';
import { createLog } from '../log.js';
import { createPasswordHash } from './passwordHash.js';

it('hashes with argon2id, 19 MiB, two passes and a unique salt (CRD-11)', async () => {
  const { hash } = createPasswordHash();
  const [first, second] = [await hash('the same password'), await hash('the same password')];
  expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(second).not.toBe(first);
});

it('checks every character (CRD-02, CRD-04)', async () => {
  const { hash, verify } = createPasswordHash();
  const password = ` ${'ä'.repeat(125)}🔑 `;
  const hashed = await hash(password);
  expect(await verify({ hash: hashed, password })).toBe(true);
  expect(await verify({ hash: hashed, password: password.trim() })).toBe(false);
  expect(await verify({ hash: hashed, password: password.slice(0, -1) })).toBe(false);
});

it('turns requests away when too many wait, and serves all others (DOS-03)', async () => {
  const { hash } = createPasswordHash({ atOnce: 1, waiting: 2 });
  const answers = await Promise.allSettled(Array.from({ length: 10 }, () => hash('password')));
  const refused = answers.filter(({ status }) => status === 'rejected');
  expect(answers.length - refused.length).toBeLessThanOrEqual(3);
  for (const answer of refused) {
    expect(answer).toMatchObject({
      reason: { code: 'SERVER_BUSY', details: { retryAfter: 2 } },
    });
  }
});

it('has default limits that a hundred requests at once exceed (DOS-03)', async () => {
  const { hash } = createPasswordHash({ floor: 0 });
  const answers = await Promise.allSettled(Array.from({ length: 100 }, () => hash('password')));
  const refused = answers.filter(({ status }) => status === 'rejected');
  expect(refused.length).toBeGreaterThanOrEqual(50);
  expect(refused.length).toBeLessThan(100);
});

describe('a password with several Unicode forms (CRD-05)', () => {
  const FORMS = ['NFC', 'NFD', 'NFKC', 'NFKD'] as const;
  // "é" in one character or two, Hangul, a ligature, full-width letters, a Kelvin sign, U+0344.
  const LETTERS = ['é', 'e\u0301', '각', 'ﬁ', 'Ｐ', '\u212A', '\u0344', 'a', ' '];

  it('matches in each form', async () => {
    const { hash, verify } = createPasswordHash();
    const password = LETTERS.join('').repeat(2);
    const hashed = await hash(password.normalize('NFC'));
    for (const form of FORMS) {
      expect(await verify({ hash: hashed, password: password.normalize(form) })).toBe(true);
    }
    expect(await verify({ hash: hashed, password: `${password}x` })).toBe(false);
  });

  it('matches an old hash of the form that was typed, and is rehashed', async () => {
    const stored: { oldHash: string; newHash: string }[] = [];
    const { verify } = createPasswordHash({
      rehash: (about) => {
        stored.push(about);
        return Promise.resolve();
      },
    });
    const typed = 'cafe\u0301 at the cafe\u0301';
    const oldHash = await argon2(typed);
    expect(await verify({ hash: oldHash, password: 'cafe at the cafe' })).toBe(false);
    expect(await verify({ hash: oldHash, password: typed })).toBe(true);
    expect(stored).toHaveLength(1);
    const { newHash = '' } = stored[0] ?? {};
    expect(await verify({ hash: newHash, password: typed })).toBe(true);
    expect(await verify({ hash: newHash, password: typed.normalize('NFC') })).toBe(true);
    expect(stored).toHaveLength(1);
  });
});

/** The example in https://github.com/firebase/scrypt, in Supabase's form. */
const FIREBASE =
  '$fbscrypt$v=1,n=14,r=8,p=1,ss=Bw==,sk=jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==' +
  '$42xEC+ixf3L2lw==$lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==';

/** A hash with its log, and the hashes it has stored. */
function createWatchedHash() {
  const stored: { oldHash: string; newHash: string }[] = [];
  const logged: string[] = [];
  const passwordHash = createPasswordHash({
    floor: 0,
    rehash: (about) => {
      stored.push(about);
      return Promise.resolve();
    },
    log: createLog('debug', { write: (line) => logged.push(line) }),
  });
  return { ...passwordHash, stored, logged };
}

describe('an imported hash', () => {
  const withPrefix = async (prefix: string) => prefix + (await bcrypt('user1password', 4)).slice(4);
  it.each<[string, () => string | Promise<string>]>([
    ['bcrypt 2b', () => withPrefix('$2b$')],
    ['bcrypt 2a', () => withPrefix('$2a$')],
    ['bcrypt 2y', () => withPrefix('$2y$')],
    ["Firebase's scrypt", () => FIREBASE],
    ['argon2id', () => argon2('user1password', { memoryCost: 64, timeCost: 1 })],
    ['argon2i', () => argon2('user1password', { algorithm: 1, memoryCost: 64, timeCost: 1 })],
  ])('%s matches its password, which is hashed anew', async (_what, make) => {
    const { verify, stored, logged } = createWatchedHash();
    const oldHash = await make();
    expect(await verify({ hash: oldHash, password: 'user1passwore' })).toBe(false);
    expect(stored).toEqual([]);
    expect(await verify({ hash: oldHash, password: 'user1password' })).toBe(true);
    expect(stored).toEqual([{ oldHash, newHash: expect.stringContaining('m=19456,t=2,p=1') }]);
    const { newHash = '' } = stored[0] ?? {};
    expect(await verify({ hash: newHash, password: 'user1password' })).toBe(true);
    expect(stored).toHaveLength(1);
    expect(logged).toEqual([]);
  });

  it('matches a password in the Unicode form it was typed in', async () => {
    const { verify, stored } = createWatchedHash();
    const typed = 'cafe\u0301';
    const oldHash = await bcrypt(typed, 4);
    expect(await verify({ hash: oldHash, password: typed.normalize('NFC') })).toBe(false);
    expect(await verify({ hash: oldHash, password: typed })).toBe(true);
    const { newHash = '' } = stored[0] ?? {};
    expect(await verify({ hash: newHash, password: typed.normalize('NFC') })).toBe(true);
  });

  it.each([
    ['a byte after the 72 that bcrypt reads', 'a'.repeat(72), 'a'.repeat(73)],
    ['the same again after a zero byte', 'abc', 'abc\0abc'],
  ])('does not match %s (CRD-02)', async (_what, password, other) => {
    const { verify } = createWatchedHash();
    const hash = await bcrypt(password, 4);
    expect(await verify({ hash, password })).toBe(true);
    expect(await verify({ hash, password: other })).toBe(false);
  });

  const digits = '/'.repeat(53);
  it.each([
    ['', ''],
    ['plain text', 'user1password'],
    ['an unknown algorithm', '$scrypt$ln=16,r=8,p=1$aM15713r3Xsvxbi31lqr1Q$nFNh2CVHVjNldFVKDHDlm4'],
    ["PHP's broken variant", `$2x$04$${digits}`],
    ['bcrypt that is cut off', `$2b$04$${digits.slice(1)}`],
    ['bcrypt that takes hours', `$2b$31$${digits}`],
    ['argon2 that is cut off', '$argon2id$v=19$m=64,t=1,p=1$MJs+fqzL2uRmK/BqTPMiVQ'],
    ['argon2 with a wrong ending', `$argon2id$v=19$m=64,t=1,p=1$MJs+fqzL2uR$${'B'.repeat(43)}`],
    ['argon2 with 900 MB', `$argon2id$v=19$m=900000,t=1,p=1$MJs+fqzL2uRmK$${'A'.repeat(43)}`],
    ['argon2 without memory', `$argon2id$v=19$m=0,t=1,p=1$MJs+fqzL2uRmK$${'A'.repeat(43)}`],
    ['scrypt with a gigabyte', FIREBASE.replace('n=14', 'n=20')],
    ['scrypt of another version', FIREBASE.replace('v=1', 'v=2')],
    ['scrypt without a key', FIREBASE.replace(/sk=[^$]*/, 'sk=')],
  ])('that is %s matches nothing, and is logged without itself (CRD-10)', async (_what, hash) => {
    const { verify, stored, logged } = createWatchedHash();
    expect(await verify({ hash, password: 'user1password' })).toBe(false);
    expect(await verify({ hash, password: '' })).toBe(false);
    expect(stored).toEqual([]);
    expect(logged).toHaveLength(2);
    expect(logged[0]).toContain('its reader has to reset the password');
    if (hash !== '') expect(logged.join('')).not.toContain(hash);
  });
});

describe('refusing a password', () => {
  it('takes as long for each hash as for an unknown address (ENU-02)', async () => {
    const { hash, verify, floor } = createPasswordHash();
    const password = 'a wrong password';
    const hashes = [await argon2('x'), await bcrypt('x', 4), FIREBASE, 'unknown'];
    const refusals = [
      () => hash(password),
      ...hashes.map((stored) => () => verify({ hash: stored, password })),
    ];
    for (const refuse of refusals) {
      const start = performance.now();
      await refuse();
      // Timers may fire up to a millisecond early.
      expect(performance.now() - start).toBeGreaterThanOrEqual(floor - 1);
    }
  });
});
