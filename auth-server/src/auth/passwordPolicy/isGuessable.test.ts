import { describe, expect, it } from 'vitest';
import { isGuessable } from './isGuessable.js';

const words = ['Gatehouse', 'docs.example.com', 'ada.lovelace@mail.example'];

describe('a password is guessable (CRD-06)', () => {
  it.each([
    ['a common password', 'qwerty123456'],
    ['in uppercase', 'QWERTY123456'],
    ['behind punctuation', '!!qwerty123456!!'],
    ['twice', 'passwordpassword'],
    ["the product's name", 'gatehousegatehouse'],
    ["the site's name and little else", 'docs.example.com1!'],
    ["the reader's address", 'Ada.Lovelace@mail.example'],
    ['part of the email address and a year', 'adalovelace2026'],
  ])('%s', (_what, password) => {
    const own = [...words, 'adalovelace@mail.example'];
    expect(isGuessable(password, own)).toBe(true);
  });
});

it.each([
  'correct horse battery staple',
  'a gatehouse with nine doors',
  '🔑🚪🏰🔒🧭🔭🔑🚪🏰🔒🧭🔭',
])('and others are not: %s (CRD-04)', (password) => {
  expect(isGuessable(password, words)).toBe(false);
});

it('is decided quickly for any input (DOS-04)', () => {
  const start = performance.now();
  isGuessable('!'.repeat(127) + 'a', words);
  isGuessable('ab'.repeat(64), words);
  expect(performance.now() - start).toBeLessThan(50);
});
