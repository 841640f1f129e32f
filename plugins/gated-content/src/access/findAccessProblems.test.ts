import { describe, expect, it } from 'vitest';
import { findAccessProblems } from './findAccessProblems';
import { PageRegistry } from './PageRegistry';

const page = (name: string) => ({ filePath: `/site/docs/${name}`, permalink: `/docs/${name}` });
const read = (name: string, rest: object) => ({
  filePath: `/site/docs/${name}`,
  access: 'public' as const,
  saidBy: `/site/docs/${name}`,
  frontMatter: {},
  ...rest,
});

describe('findAccessProblems', () => {
  const find = (registry: PageRegistry) =>
    findAccessProblems(registry, { siteDir: '/site', planIds: ['premium', 'team'] });

  it('names all offenders of each kind at once', () => {
    const registry = new PageRegistry();
    const category = '/site/docs/_category_.json';
    registry.record(read('a.md', { access: [], problem: 'is "gold"' }));
    registry.record(read('b.md', { access: [], problem: 'is null', saidBy: category }));
    registry.record(read('c.md', { access: [], problem: 'is null', saidBy: category }));
    registry.record(read('lost.md', { access: ['team'] }));
    registry.settle([page('a.md'), page('b.md'), page('c.md')]);
    expect(find(registry).join('\n\n')).toMatchInlineSnapshot(`
      "The access of these files is not understood:
      - docs/a.md: access is "gold"
      - docs/_category_.json: access is null
      Allowed are "public", "members", "premium", "team", or a list of "members" and plans of which any opens the page.
      Correct the value, or add the plan to the plugin's "plans" option.

      No page uses these plans:
      - premium
      A reader who got one would find nothing opened. Remove them from the plugin's "plans" option,
      or name them in the "access" of a page or a folder.

      These files ask for gated access, but no docs, blog or pages plugin makes a page of them:
      - docs/lost.md
      The gate protects only pages of these plugins. Remove "access", or move the text there."
    `);
  });

  it('finds nothing wrong with pages whose plans are all used', () => {
    const registry = new PageRegistry();
    registry.record(read('a.md', { access: ['premium', 'team'] }));
    registry.record(read('draft.md', { access: ['team'], frontMatter: { draft: true } }));
    registry.settle([page('a.md')]);
    expect(find(registry)).toEqual([]);
  });
});

describe('PageRegistry', () => {
  it('takes every file for a page until it knows the pages', () => {
    const registry = new PageRegistry();
    expect(registry.isPage('/site/docs/_partial.md')).toBe(true);
    registry.settle([page('a.md')]);
    expect(registry.isPage('/site/docs/a.md')).toBe(true);
    expect(registry.isPage('/site/docs/_partial.md')).toBe(false);
  });

  it('knows every route of a gated file', () => {
    const registry = new PageRegistry();
    registry.record(read('a.md', { access: ['team'] }));
    registry.record(read('open.md', {}));
    registry.settle([page('a.md'), { ...page('a.md'), permalink: '/again' }, page('open.md')]);
    expect(registry.gatedPages().map(({ permalink }) => permalink)).toEqual([
      '/docs/a.md',
      '/again',
    ]);
  });
});
