import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { familyOf } from '../testing/familyOf';
import { FolderDefaults } from './FolderDefaults';
import { resolveAccess } from './resolveAccess';

describe('resolveAccess', () => {
  const site = mkdtempSync(path.join(tmpdir(), 'access-'));
  const file = (name: string) => path.join(site, name);
  const resolve = (page: string, frontMatter = {}, siteDir = site) =>
    resolveAccess(file(page), frontMatter, {
      folders: new FolderDefaults(siteDir, { remember: true }),
      family: familyOf(siteDir, {
        presets: [['classic', { docs: {}, blog: { path: 'journal' } }]],
        plugins: [['@docusaurus/plugin-content-docs', { id: 'hand-book', path: 'handbook' }]],
      }),
      parseFrontMatter: ({ defaultParseFrontMatter, ...params }) => defaultParseFrontMatter(params),
      planIds: ['premium'],
    });

  beforeAll(() => {
    const write = (name: string, text: string) => {
      mkdirSync(path.dirname(file(name)), { recursive: true });
      writeFileSync(file(name), text);
    };
    write('docs/json/_category_.json', '{ "customProps": { "access": "members" } }');
    write('docs/json/deep/deeper/_category_.json', '{ "label": "says nothing about access" }');
    write('docs/yml/_category_.yml', '---\nlabel: A\ncustomProps:\n  access: [premium]\n');
    write('docs/yaml/_category_.yaml', 'customProps: { access: public }\n');
    write('docs/wrong/_category_.json', '{ "customProps": { "access": "gold" } }');
    write('journal/broken/_category_.json', '{ not json');
    write('docs/gated.md', '---\naccess: premium\n---\n');
    write('docs/always.mdx', '---\naccess: premium\naccess_all_versions: true\n---\n');
    write('docs/all/_category_.json', allVersions({ access: 'members', accessAllVersions: true }));
    write('docs/all/open.md', '---\naccess: public\n---\n');
    write('docs/alone/_category_.json', allVersions({ accessAllVersions: true }));
    write('versioned_docs/version-1/own.md', '---\naccess: members\n---\n');
    write('handbook/rules.md', '---\naccess: members\naccess_all_versions: true\n---\n');
    write('journal/post.md', '---\naccess: premium\n---\n');
    write('src/pages/club.mdx', '---\naccess: members\n---\n');
  });
  afterAll(() => {
    rmSync(site, { recursive: true });
  });

  it('is public by default', async () => {
    expect(await resolve('docs/a.md')).toEqual({ access: 'public', declaredBy: null });
  });

  it.each([
    ['docs/json/a.md', 'members', 'docs/json/_category_.json'],
    ['docs/json/deep/deeper/a.md', 'members', 'docs/json/_category_.json'],
    ['docs/yml/a.md', ['premium'], 'docs/yml/_category_.yml'],
    ['docs/yaml/a.md', 'public', 'docs/yaml/_category_.yaml'],
  ])('uses the nearest folder default for %s', async (page, access, declaredBy) => {
    expect(await resolve(page)).toEqual({ access, declaredBy: file(declaredBy) });
  });

  it('lets a page set itself to public, but only explicitly', async () => {
    const page = 'docs/json/a.md';
    expect((await resolve(page, { access: 'public' })).access).toBe('public');
    expect(await resolve(page, { access: null })).toEqual({
      access: [],
      declaredBy: file(page),
      problem: 'is null',
    });
  });

  it('refuses everyone for an invalid value', async () => {
    expect(await resolve('docs/wrong/a.md')).toMatchObject({ access: [], problem: 'is "gold"' });
  });

  it('searches upward from content outside the site', async () => {
    const elsewhere = file('site');
    expect((await resolve('docs/json/deep/a.md', {}, elsewhere)).access).toBe('members');
  });

  it("names a category file that can't be read", async () => {
    await expect(resolve('journal/broken/a.md')).rejects.toThrow(
      '_category_.json is not valid JSON.',
    );
  });

  describe('a translation', () => {
    const DOCS = 'i18n/fr/docusaurus-plugin-content-docs';

    it.each([
      [`${DOCS}/current/gated.md`, ['premium'], 'docs/gated.md'],
      [`${DOCS}/current/json/deep/a.md`, 'members', 'docs/json/_category_.json'],
      [`${DOCS}/version-1/own.md`, 'members', 'versioned_docs/version-1/own.md'],
      [`${DOCS}-hand-book/current/rules.md`, 'members', 'handbook/rules.md'],
      ['i18n/fr/docusaurus-plugin-content-blog/post.md', ['premium'], 'journal/post.md'],
      ['i18n/fr/docusaurus-plugin-content-pages/club.mdx', 'members', 'src/pages/club.mdx'],
    ])('requires the access of the page it translates: %s', async (page, access, declaredBy) => {
      expect(await resolve(page)).toEqual({ access, declaredBy: file(declaredBy) });
    });

    it('can set its own access explicitly', async () => {
      const page = `${DOCS}/current/gated.md`;
      expect((await resolve(page, { access: 'members' })).access).toBe('members');
    });
  });

  describe('all versions of a page', () => {
    const FROZEN = 'versioned_docs/version-1';

    it.each([
      [`${FROZEN}/always.mdx`, ['premium'], 'docs/always.mdx'],
      [`${FROZEN}/always.md`, ['premium'], 'docs/always.mdx'],
      [`${FROZEN}/all/gone.md`, 'members', 'docs/all/_category_.json'],
      ['hand-book_versioned_docs/version-1/rules.md', 'members', 'handbook/rules.md'],
      [
        'i18n/fr/docusaurus-plugin-content-docs/version-1/always.mdx',
        ['premium'],
        'docs/always.mdx',
      ],
    ])('are gated by the access of the current one: %s', async (page, access, declaredBy) => {
      expect(await resolve(page)).toEqual({ access, declaredBy: file(declaredBy) });
      // Frozen together with the rule, or before it: the current version decides.
      for (const own of [{ access: 'premium', access_all_versions: true }, { access: 'public' }]) {
        expect((await resolve(page, own)).access).toEqual(access);
      }
    });

    it('keep their own access if the current one sets none for them', async () => {
      expect(await resolve(`${FROZEN}/gated.md`)).toEqual({ access: 'public', declaredBy: null });
      expect((await resolve(`${FROZEN}/all/open.md`)).access).toBe('public');
    });

    it.each([
      ['docs/a.md', { access_all_versions: true }, 'is missing, but is set for all'],
      ['docs/alone/a.md', {}, 'is missing, but is set for all'],
      [
        'docs/a.md',
        { access: 'public', access_all_versions: true },
        'is "public" for all versions',
      ],
      [
        'docs/a.md',
        { access: 'members', access_all_versions: 'yes' },
        'for all versions with "yes"',
      ],
      [`${FROZEN}/a.md`, { access: 'members', access_all_versions: true }, 'only the current'],
      ['journal/a.md', { access: 'members', access_all_versions: true }, 'only the current'],
    ])('are not covered in %s with %o', async (page, frontMatter, problem) => {
      const resolved = await resolve(page, frontMatter);
      expect(resolved.access).toEqual([]);
      expect(resolved.problem).toContain(problem);
    });
  });
});

const allVersions = (customProps: object): string => JSON.stringify({ customProps });
