import { hash as argon2 } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
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
  const { hash } = createPasswordHash();
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
