import fc from 'fast-check';
import { expect, it } from 'vitest';
import { directoryNames, docIdentity, numberPrefixParser } from './docIdentity';

const prefix = fc.oneof(
  fc.constant(''),
  fc
    .tuple(fc.nat(), fc.constantFrom('-', '. ', '_', ' - ', '--'))
    .map(([number, separator]) => `${number}${separator}`),
);
const prefixes = fc.tuple(prefix, prefix, prefix);
const name = fc.constantFrom('guide', 'v2', 'ünï', '2024-01-01', 'readme');
const names = fc.tuple(name, name, name);

it('a document is the same with any number prefix on its name or a folder’s (GAT-02)', () => {
  const parser = numberPrefixParser(undefined);
  fc.assert(
    fc.property(names, prefixes, prefixes, (parts, now, then) => {
      // A name that begins with a date has no number prefix.
      const place = (of: readonly string[]): string =>
        `${parts.map((part, at) => (/^\d/.test(part) ? part : `${of[at]}${part}`)).join('/')}.mdx`;
      expect(docIdentity(place(now), {}, parser).id).toBe(docIdentity(place(then), {}, parser).id);
      expect(directoryNames(place(now), parser)).toEqual(directoryNames(place(then), parser));
    }),
  );
});

it('number prefixes are part of the name if the site or the page says so', () => {
  const off = numberPrefixParser(false);
  expect(docIdentity('1-a/2-b.md', {}, off)).toEqual({ id: '1-a/2-b', slug: '/1-a/2-b' });
  const on = numberPrefixParser(true);
  expect(docIdentity('1-a/2-b.md', { parse_number_prefixes: false }, on).id).toBe('1-a/2-b');
  expect(docIdentity('1-a/2-b.md', { id: 7, slug: 2024 }, on)).toEqual({
    id: 'a/7',
    slug: '/a/2024',
  });
});
