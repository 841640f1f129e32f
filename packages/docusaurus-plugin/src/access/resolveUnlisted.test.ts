import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FolderDefaults } from './FolderDefaults';
import { familyOf } from '../testing/familyOf';
import { resolveUnlisted } from './resolveUnlisted';

let siteDir: string;
beforeAll(() => {
  siteDir = mkdtempSync(path.join(tmpdir(), 'unlisted-'));
  mkdirSync(path.join(siteDir, 'docs/secret/deeper'), { recursive: true });
  writeFileSync(
    path.join(siteDir, 'docs/secret/_category_.json'),
    '{ "customProps": { "access": "members", "listed": false } }',
  );
  writeFileSync(path.join(siteDir, 'docs/hidden.md'), '---\naccess: members\nlisted: false\n---\n');
});
afterAll(() => {
  rmSync(siteDir, { recursive: true });
});

const resolve = (
  page: string,
  frontMatter: Record<string, unknown>,
  accessDeclaredBy: string | null = null,
) =>
  resolveUnlisted(
    path.join(siteDir, page),
    frontMatter,
    { declaredBy: accessDeclaredBy },
    {
      folders: new FolderDefaults(siteDir, { remember: true }),
      family: familyOf(siteDir),
      parseFrontMatter: ({ defaultParseFrontMatter, ...params }) => defaultParseFrontMatter(params),
    },
  );
const folder = () => path.join(siteDir, 'docs/secret/_category_.json');

describe('resolveUnlisted', () => {
  it('lists a page by default', async () => {
    expect(await resolve('docs/a.md', {})).toBeNull();
  });

  it('uses the setting of a page, or of a folder for all pages below it', async () => {
    const declaredBy = path.join(siteDir, 'docs/a.md');
    expect(await resolve('docs/a.md', { listed: false })).toEqual({ declaredBy });
    expect(await resolve('docs/secret/a.md', {})).toEqual({ declaredBy: folder() });
    expect(await resolve('docs/secret/deeper/a.md', {})).toEqual({ declaredBy: folder() });
  });

  it('hides a translation like the page it translates, unless it is set explicitly', async () => {
    const below = 'i18n/fr/docusaurus-plugin-content-docs/current';
    const declaredBy = path.join(siteDir, 'docs/hidden.md');
    expect(await resolve(`${below}/hidden.mdx`, {})).toEqual({ declaredBy });
    expect(await resolve(`${below}/secret/a.md`, {})).toEqual({ declaredBy: folder() });
    expect(await resolve(`${below}/hidden.md`, { listed: true })).toBeNull();
    expect(await resolve(`${below}/a.md`, {})).toBeNull();
  });

  it('hides a frozen copy like the current page, if that sets access for all versions', async () => {
    const declaredBy = path.join(siteDir, 'docs/hidden.md');
    const copy = 'versioned_docs/version-1/hidden.md';
    expect(await resolve(copy, {}, declaredBy)).toEqual({ declaredBy });
    expect(await resolve(copy, {}, path.join(siteDir, copy))).toBeNull();
  });

  it('lists a page in a hidden folder if the page says so', async () => {
    expect(await resolve('docs/secret/a.md', { listed: true })).toBeNull();
  });

  it.each([['no'], [null], [0], ['false']])(
    'hides a page with %j, and reports it',
    async (value) => {
      expect(await resolve('docs/a.md', { listed: value })).toMatchObject({
        problem: `is ${JSON.stringify(value)}`,
      });
    },
  );
});
