import { describe, expect, it } from 'vitest';
import { isGuessable } from './isGuessable.js';

const words = ['Gatehouse', 'docs.example.com', 'ada.lovelace@mail.example'];

describe('a password is guessable (CRD-06)', () => {
  it.each([
    ['of the common ones', 'qwerty123456'],
    ['in another case', 'QWERTY123456'],
    ['behind punctuation', '!!qwerty123456!!'],
    ['twice', 'passwordpassword'],
    ["the product's name", 'gatehousegatehouse'],
    ["the site's name, and a little", 'docs.example.com1!'],
    ['the own address', 'Ada.Lovelace@mail.example'],
    ['a part of it, and a year', 'adalovelace2026'],
  ])('%s', (_what, password) => {
    const own = [...words, 'adalovelace@mail.example'];
    expect(isGuessable(password, own)).toBe(true);
  });
});

it.each([
  'correct horse battery staple',
  'a gatehouse with nine doors',
  '🔑🚪🏰🔒🧭🔭🔑🚪🏰🔒🧭🔭',
])('and is not: %s (CRD-04)', (password) => {
  expect(isGuessable(password, words)).toBe(false);
});

it('is told in no time, whatever comes (DOS-04)', () => {
  const start = performance.now();
  isGuessable('!'.repeat(127) + 'a', words);
  isGuessable('ab'.repeat(64), words);
  expect(performance.now() - start).toBeLessThan(50);
});
