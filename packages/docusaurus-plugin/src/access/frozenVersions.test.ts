import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_PARSE_FRONT_MATTER } from '@docusaurus/utils';
import { familyOf } from '../testing/familyOf';
import { FolderDefaults } from './FolderDefaults';
import { resolveAccess } from './resolveAccess';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'versions-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

const RULE = JSON.stringify({ customProps: { access: 'premium', accessAllVersions: true } });
const PAGE_RULE = 'access: premium\naccess_all_versions: true';

interface Given {
  /** File below the site → its text, or the front matter of a page. */
  files: Record<string, string>;
  docs?: Record<string, unknown>;
  plugins?: [string, Record<string, unknown>][];
}

/** @returns the access of each page in a frozen version, by file */
async function resolveFrozen({ files, docs = {}, plugins = [] }: Given) {
  const siteDir = path.join(root, 'site');
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(siteDir, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, name.endsWith('.json') ? text : `---\n${text}\n---\n`);
  }
  const rules = {
    folders: new FolderDefaults(siteDir, { remember: true }),
    family: familyOf(siteDir, { presets: [['classic', { docs }]], plugins }),
    parseFrontMatter: DEFAULT_PARSE_FRONT_MATTER as never,
    planIds: ['premium'],
  };
  const frozen = Object.keys(files).filter((name) => /version-.*\.mdx?$/.test(name));
  const resolved = frozen.map(async (name) => {
    const filePath = path.join(siteDir, name);
    const fileContent = `---\n${files[name]}\n---\n`;
    const { frontMatter } = await DEFAULT_PARSE_FRONT_MATTER({ filePath, fileContent });
    return [name, await resolveAccess(filePath, frontMatter, rules)] as const;
  });
  return Object.fromEntries(await Promise.all(resolved));
}

const accessOf = async (given: Given): Promise<unknown[]> =>
  Object.values(await resolveFrozen(given)).map(({ access }) => access);

const I18N = 'i18n/fr/docusaurus-plugin-content-docs';

describe('a rule for all versions reaches the frozen copy (GAT-02)', () => {
  it.each<[string, Given]>([
    [
      'of a folder with another number',
      {
        files: {
          'docs/03-partners/_category_.json': RULE,
          'docs/03-partners/a.md': '',
          'versioned_docs/version-1.0/02-partners/a.md': '',
          'versioned_docs/version-1.0/02-partners/07-gone.md': '',
          'versioned_docs/version-0.9/partners/deep/1-gone.md': '',
          [`${I18N}/version-1.0/02-partners/a.md`]: '',
        },
      },
    ],
    [
      'of a page with another number, in folders with other numbers',
      {
        files: {
          'docs/1-a/2-b/3-page.mdx': PAGE_RULE,
          'versioned_docs/version-1.0/4-a/b/05. page.md': '',
        },
      },
    ],
    [
      'with the site’s own parser',
      {
        docs: {
          numberPrefixParser: (name: string) => ({ filename: name.replace(/^v\d+~/, '') }),
        },
        files: {
          'docs/v3~partners/_category_.json': RULE,
          'versioned_docs/version-1.0/v2~partners/a.md': '',
        },
      },
    ],
    [
      'matched by id, address or name',
      {
        files: {
          'docs/pricing.md': PAGE_RULE,
          'versioned_docs/version-1.0/1-old.md': 'id: pricing',
          'versioned_docs/version-2.0/2-old.md': 'slug: /pricing/',
          'versioned_docs/version-3.0/deep/old.md': 'slug: ../pricing',
          'versioned_docs/version-4.0/pricing/index.md': '',
          'versioned_docs/version-5.0/pricing/README.md': '',
        },
      },
    ],
    [
      'whose translation sets its id',
      {
        files: {
          'docs/a.md': `id: other\n${PAGE_RULE}`,
          'versioned_docs/version-1.0/a.md': 'id: other',
          [`${I18N}/version-1.0/a.md`]: 'id: autre',
        },
      },
    ],
    [
      'of a page with numbers that are part of its name',
      {
        files: {
          'docs/01-a/01-b.md': `parse_number_prefixes: false\n${PAGE_RULE}`,
          'versioned_docs/version-1.0/01-a/01-b.md': 'parse_number_prefixes: false',
        },
      },
    ],
    [
      'in every docs plugin, also outside the site',
      {
        docs: { path: '../documents' },
        plugins: [['content-docs', { id: 'hand-book', path: 'handbook' }]],
        files: {
          '../documents/2-partners/_category_.json': RULE,
          'versioned_docs/version-1.0/1-partners/a.md': '',
          'handbook/9-rules.md': PAGE_RULE,
          'hand-book_versioned_docs/version-1.0/8-rules.md': '',
          'i18n/fr/docusaurus-plugin-content-docs-hand-book/version-1.0/8-rules.md': '',
        },
      },
    ],
    [
      'if one of two folders with the same name sets it',
      {
        files: {
          'docs/1-a/_category_.json': RULE,
          'docs/2-a/b/_category_.json': '{ "customProps": { "access": "public" } }',
          'versioned_docs/version-1.0/a/b/gone.md': '',
        },
      },
    ],
  ])('%s', async (_name, given) => {
    const resolved = await accessOf(given);
    expect(resolved).toEqual(resolved.map(() => ['premium']));
    expect(resolved.length).toBeGreaterThan(0);
  });
});

describe('a frozen page that may not be covered by any rule', () => {
  it('is refused, with a list of the rules, unless it has its own access', async () => {
    const resolved = await resolveFrozen({
      docs: { numberPrefixParser: false },
      files: {
        'docs/03-partners/_category_.json': RULE,
        'docs/03-partners/a.md': '',
        'docs/same.md': '',
        'docs/said.md': PAGE_RULE,
        'versioned_docs/version-1.0/02-partners/a.md': '',
        'versioned_docs/version-1.0/same.md': '',
        'versioned_docs/version-1.0/own.md': 'access: public',
        'versioned_docs/version-1.0/draft.md': 'draft: true',
        'versioned_docs/version-1.0/folder/_category_.json':
          '{ "customProps": { "access": "public" } }',
        'versioned_docs/version-1.0/folder/a.md': '',
      },
    });
    const site = path.join(root, 'site');
    expect(resolved['versioned_docs/version-1.0/02-partners/a.md']).toEqual({
      access: [],
      declaredBy: null,
      unmatched: [
        path.join(site, 'docs/03-partners/_category_.json'),
        path.join(site, 'docs/said.md'),
      ],
    });
    for (const name of ['same', 'own', 'draft', 'folder/a']) {
      expect(resolved[`versioned_docs/version-1.0/${name}.md`]?.access, name).toBe('public');
    }
  });

  it('is unaffected if no rule is for all versions', async () => {
    const files = { 'docs/a.md': 'access: premium', 'versioned_docs/version-1.0/gone.md': '' };
    expect(await accessOf({ files })).toEqual(['public']);
  });

  it('is refused if two rules for it differ', async () => {
    const files = {
      'docs/1-a/_category_.json': RULE,
      'docs/2-a/_category_.json': RULE.replace('premium', 'members'),
      'versioned_docs/version-1.0/a/gone.md': '',
    };
    const [resolved] = Object.values(await resolveFrozen({ files }));
    expect(resolved?.access).toEqual([]);
    expect(resolved?.problem).toMatch(
      /docs\/1-a\/_category_.json and .*docs\/2-a\/_category_.json/,
    );
  });
});
