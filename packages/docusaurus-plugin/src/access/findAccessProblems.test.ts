import { describe, expect, it } from 'vitest';
import { findAccessProblems } from './findAccessProblems';
import { PageRegistry } from './PageRegistry';
import type { ResolvedAccess } from './resolveAccess';

const page = (name: string) => ({ filePath: `/site/docs/${name}`, permalink: `/docs/${name}` });
const read = (name: string, rest: object) => ({
  filePath: `/site/docs/${name}`,
  access: 'public' as const,
  declaredBy: `/site/docs/${name}`,
  frontMatter: {},
  ...rest,
});

const STATIC: ResolvedAccess[] = [
  { access: [], declaredBy: '/site/static/vault/_category_.json', problem: 'is "silver"' },
];

describe('findAccessProblems', () => {
  const find = (registry: PageRegistry, staticFiles: ResolvedAccess[] = []) =>
    findAccessProblems(registry, staticFiles, { siteDir: '/site', planIds: ['premium', 'team'] });

  it('lists all offending files of each kind at once', () => {
    const registry = new PageRegistry();
    const category = '/site/docs/_category_.json';
    registry.record(read('a.md', { access: [], problem: 'is "gold"' }));
    registry.record(read('b.md', { access: [], problem: 'is null', declaredBy: category }));
    registry.record(read('c.md', { access: [], problem: 'is null', declaredBy: category }));
    registry.record(read('lost.md', { access: ['team'] }));
    registry.settle([page('a.md'), page('b.md'), page('c.md')]);
    expect(find(registry, STATIC).join('\n\n')).toMatchInlineSnapshot(`
      "The access of these files is not valid:
      - docs/a.md: access is "gold"
      - docs/_category_.json: access is null
      - static/vault/_category_.json: access is "silver"
      Use "public", "members", "premium", "team", or a list of "members" and plans, any of which opens the page.
      Correct the value, or add the plan to the plugin's "plans" option.

      No page uses these plans:
      - premium
      Readers with these plans would find nothing to open. Remove them from the plugin's "plans" option,
      or use them in the "access" of a page, a section or a folder.

      These files set "access", but no docs, blog or pages plugin renders them as pages:
      - docs/lost.md
      The gate only protects pages of these plugins. Move the text into one of their pages. Remove "access" from a
      file only if everyone may read it."
    `);
  });

  it('lists frozen pages without a counterpart, and the rules that may cover them', () => {
    const registry = new PageRegistry();
    const unmatched = ['/site/docs/03-partners/_category_.json'];
    registry.record(read('used.md', { access: ['premium', 'team'] }));
    registry.record(read('../versioned_docs/version-1/old.md', { access: [], unmatched }));
    registry.settle([page('used.md'), page('../versioned_docs/version-1/old.md')]);
    expect(find(registry).join('\n\n')).toMatchInlineSnapshot(`
      "These pages of frozen versions have no counterpart in the current version:
      - versioned_docs/version-1/old.md
      These rules for all versions may cover them under another id and address:
      - docs/03-partners/_category_.json
      Give each page, or its folder, its own "access" ("public" if everyone may read it), or give it the
      "id" or the "slug" of the page in the current version that it is a copy of."
    `);
  });

  it("lists only pages whose names the bundler can't resolve", () => {
    const registry = new PageRegistry();
    const names = ['c#.md', 'a!/b.md', 'paren (1).md', "[it's] 100% $& ünï.md"];
    for (const name of names) registry.record(read(name, { access: ['premium', 'team'] }));
    registry.record(read('open#.md', {}));
    registry.settle([...names, 'open#.md'].map(page));
    expect(find(registry).join('\n\n')).toMatchInlineSnapshot(`
      "The bundler can't find the gated part of these files by name:
      - docs/c#.md
      - docs/a!/b.md
      Rename the files or folders: "#", "!" and "?" have a special meaning there. To keep the addresses, set "slug"."
    `);
  });

  it("lists every section that can't be gated, with its line", () => {
    const registry = new PageRegistry();
    const section = { number: 0, access: ['premium'], line: 9, start: 0, end: 1 } as const;
    const body = { start: 0, end: 1, line: 9 };
    const sections = [{ ...section, body }];
    const sectionProblems = [{ line: 4, problem: 'has no "access"' }];
    registry.record(read('a.md', { access: ['team'], sections, sectionProblems }));
    registry.settle([page('a.md')]);
    expect(find(registry).join('\n\n')).toMatchInlineSnapshot(`
      "These sections cannot be gated:
      - docs/a.md:4: <Gated> has no "access".
      - docs/a.md:9: <Gated> opens to readers who can't open its page. The page is for team: use one of these plans, or add the section's plan to the page.
      Write <Gated access="…"> on a line of its own. Use "members", "premium", "team", or a list such as
      access={["members"]}. Remove <Gated> if the text may be public."
    `);
  });

  it('counts a plan that only a section uses as used', () => {
    const registry = new PageRegistry();
    const body = { start: 0, end: 1, line: 9 };
    const section = { number: 0, access: ['premium'], line: 9, start: 0, end: 1, body } as const;
    registry.record(read('a.md', { access: 'members', sections: [section] }));
    registry.record(read('b.md', { access: ['team'] }));
    registry.settle([page('a.md'), page('b.md')]);
    expect(find(registry)).toEqual([]);
  });

  it('reports nothing if all plans are used', () => {
    const registry = new PageRegistry();
    registry.record(read('a.md', { access: ['premium', 'team'] }));
    registry.record(read('draft.md', { access: ['team'], frontMatter: { draft: true } }));
    registry.settle([page('a.md')]);
    expect(find(registry)).toEqual([]);
  });
});

describe('PageRegistry', () => {
  it('treats every file as a page until it knows the pages', () => {
    const registry = new PageRegistry();
    expect(registry.isPage('/site/docs/_partial.md')).toBe(true);
    registry.settle([page('a.md')]);
    expect(registry.isPage('/site/docs/a.md')).toBe(true);
    expect(registry.isPage('/site/docs/_partial.md')).toBe(false);
  });

  it('remembers the sections of pages, even when a page is reread without them', () => {
    const registry = new PageRegistry();
    const body = { start: 0, end: 1, line: 9 };
    const section = { number: 0, access: 'members', line: 9, start: 0, end: 1, body } as const;
    registry.record(read('a.md', { sections: [section] }));
    registry.record(read('_partial.md', { sections: [section] }));
    registry.settle([page('a.md')]);
    registry.record(read('a.md', { sections: [] }));
    expect(registry.hasSections('/site/docs/a.md')).toBe(true);
    expect(registry.sectionedPages()).toEqual([
      { filePath: '/site/docs/a.md', permalinks: ['/docs/a.md'], sections: [section] },
    ]);
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
