import { expect, it } from 'vitest';
import { initials } from './initials';

it.each([
  ['Ada Lovelace', 'AL'],
  ['ada', 'A'],
  ['  Ada  King  Lovelace ', 'AL'],
  ['Émile Zola', 'ÉZ'],
  ['🦉 Owl', '🦉O'],
  ['', ''],
])('the initials of %j are %j', (name, letters) => {
  expect(initials(name)).toBe(letters);
});
