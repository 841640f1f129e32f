import { describe, expect, it } from 'vitest';
import type { UnlistedNames } from '../record';
import { findNamedPages } from './findNamedPages';

const PAGE: UnlistedNames = {
  source: 'docs/next/plan.mdx',
  addresses: ['/docs/next/plan', 'docs/next/plan.mdx', '/docs/tags/été'],
  titles: ['Plan', 'R&D "now"'],
};
const haystack = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });
const find = (text: string, source = '') =>
  findNamedPages([PAGE], [haystack('a.js', text)], [haystack('docs/a.mdx', source)]).map(
    ({ name }) => name,
  );

describe('findNamedPages', () => {
  it.each([
    ['plain', '<a href="/docs/next/plan">'],
    ['at the end of a directory', 'href=/docs/next/plan/>'],
    ['as a file', '/docs/next/plan.html'],
    ['with an anchor', '/docs/next/plan#part'],
    ['of another origin', 'https://docs.example.com/docs/next/plan'],
    ['in JSON', '"\\/docs\\/next\\/plan"'],
    ['in a query', '?next=%2Fdocs%2Fnext%2Fplan&x'],
  ])('finds an address %s', (_, text) => {
    expect(find(text)).toEqual(['/docs/next/plan']);
  });

  it.each(['/docs/tags/été', '/docs/tags/%C3%A9t%C3%A9', '/docs/tags/\\u00e9t\\u00e9'])(
    'finds a non-ASCII address as %s',
    (text) => {
      expect(find(`"${text}"`)).toEqual(['/docs/tags/été']);
    },
  );

  it.each([
    ['another page', '/docs/next/planning'],
    ['another page whose name continues with a hyphen', '/docs/next/plan-b'],
    ['a page below it', '/docs/next/plan/details'],
    ['part of a word', 'Planning, Plans, xPlan'],
    ['other letters', 'plan'],
  ])('is not misled by %s', (_, text) => {
    expect(find(text)).toEqual([]);
  });

  it('finds a one-word title, and an escaped one', () => {
    expect(find('{title:"Plan"}')).toEqual(['Plan']);
    expect(find('<b>R&amp;D "now"</b>')).toEqual(['R&D "now"']);
  });

  it('finds an address in a file name', () => {
    const found = findNamedPages([PAGE], [haystack('a.html', 'docs/next/plan/index.html')], []);
    expect(found.map(({ name }) => name)).toEqual(['/docs/next/plan']);
  });

  it('ignores a title that a public source contains, and names the source of an address', () => {
    expect(find('Plan', 'A Plan of ours')).toEqual([]);
    const link = '[it](/docs/next/plan)';
    const [named] = findNamedPages(
      [PAGE],
      [haystack('a.js', link)],
      [haystack('docs/other.mdx', 'x'), haystack('docs/a.mdx', link)],
    );
    expect(named).toEqual({
      source: 'docs/next/plan.mdx',
      name: '/docs/next/plan',
      kind: 'address',
      file: 'a.js',
      publicSource: 'docs/a.mdx',
    });
  });
});
