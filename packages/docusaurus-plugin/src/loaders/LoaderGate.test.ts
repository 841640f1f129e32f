import { mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { MarkdownConfig } from '@docusaurus/types';
import { docuHash } from '@docusaurus/utils';
import type { Access } from '@gatehouse/contract/access';
import { afterAll, describe, expect, it } from 'vitest';
import { FolderDefaults } from '../access/FolderDefaults';
import { PageRegistry } from '../access/PageRegistry';
import { familyOf } from '../testing/familyOf';
import { createLoaderGate } from './LoaderGate';

const siteDir = mkdtempSync(path.join(tmpdir(), 'loader-gate-'));
afterAll(() => {
  rmSync(siteDir, { recursive: true });
});
const write = (name: string, text: string): string => {
  const file = path.join(siteDir, name);
  writeFileSync(file, text);
  return file;
};

function createGate(pages: string[], frozen: boolean, access: Access = ['premium']) {
  const registry = new PageRegistry();
  for (const filePath of pages) {
    registry.record({ filePath, access, declaredBy: filePath, frontMatter: {} });
  }
  registry.settle(pages.map((filePath) => ({ filePath, permalink: '/a' })));
  return createLoaderGate({
    siteDir,
    registry,
    frozen,
    folders: new FolderDefaults(siteDir, { remember: false }),
    family: familyOf(siteDir),
    planIds: ['premium'],
    markdown: { format: 'mdx', mdx1Compat: {} } as MarkdownConfig,
    parseFrontMatter: ({ defaultParseFrontMatter, ...params }) => defaultParseFrontMatter(params),
  });
}

describe('the loaders', () => {
  it('use the access that a page had when the content was loaded', async () => {
    const page = write('page.mdx', '---\naccess: public\n---\n');
    expect(await createGate([page], true).accessOf(page)).toEqual(['premium']);
  });

  it('refuse the target of a gated page’s link, with its own or a folder’s rule, without advice to make anything public', async () => {
    const target = write('kept-elsewhere.mdx', 'No rule of its own.');
    const link = path.join(siteDir, 'linked.mdx');
    symlinkSync(target, link);
    const answer = createGate([link], true).accessOf(realpathSync(target));
    await expect(answer).rejects.toThrow(
      /linked\.mdx is gated, but it is a symbolic link to .*elsewhere\.mdx.*Keep its access as it is/,
    );
    await expect(answer).rejects.not.toThrow(/Remove "access"/);
  });

  it('skip only pages that were public when the content was loaded', () => {
    const page = write('gated.mdx', '---\naccess: public\n---\n');
    const partial = write('_part.mdx', 'Text.');
    expect(createGate([page], true).isKnownPublic(page)).toBe(false);
    expect(createGate([page], true, 'public').isKnownPublic(page)).toBe(true);
    expect(createGate([page], true, 'public').isKnownPublic(partial)).toBe(false);
    expect(createGate([page], false, 'public').isKnownPublic(page)).toBe(false);
  });

  it('skip metadata that content plugins wrote about a public page', () => {
    const page = write('a page.mdx', '');
    const data = (file: string) =>
      `/site/.docusaurus/docusaurus-plugin-content-docs/default/${file}`;
    const isLeftOut = (file: string, gate = createGate([page], true)) =>
      gate.isDataOfPublicPage(data(file));
    const ofPage = `${docuHash('@site/a page.mdx')}.json`;
    expect(isLeftOut(ofPage)).toBe(false);
    expect(isLeftOut(ofPage, createGate([page], true, 'public'))).toBe(true);
    expect(isLeftOut(`${docuHash('@site/other.mdx')}.json`)).toBe(true);
    expect(isLeftOut('p/blog-archive-f05.json'), 'all posts are in it').toBe(false);
    expect(isLeftOut(ofPage, createGate([page], false, 'public'))).toBe(false);
  });

  it('follow the file in development', async () => {
    const page = write('edited.mdx', '---\naccess: members\n---\n');
    expect(await createGate([page], false).accessOf(page)).toBe('members');
  });

  it("find the sections of the current page, and refuse those that can't be gated", async () => {
    const page = write('sections.mdx', '');
    const gate = createGate([page], true, 'public');
    const source = '\n<Gated access="premium">\n\nText.\n\n</Gated>\n';
    expect((await gate.sectionsOf(page, source)).sections).toMatchObject([{ line: 2 }]);
    await expect(gate.sectionsOf(page, source.replace('premium', 'gold'))).rejects.toThrow(
      '- sections.mdx:2: <Gated> has access that is "gold".',
    );
  });

  it('refuse a section in a file that is not a page', async () => {
    const partial = write('_sections.mdx', '');
    await expect(
      createGate([], true).sectionsOf(partial, '<Gated access="premium">Text.</Gated>'),
    ).rejects.toThrow('_sections.mdx:1: <Gated> is in a file that is not a page.');
  });

  it('leave a partial to the page that includes it', async () => {
    const partial = write('_partial.mdx', 'Text.');
    expect(await createGate([], true).accessOf(partial)).toBe('public');
  });

  it('refuse a partial that sets access', async () => {
    const partial = write('_gated.mdx', '---\naccess: premium\n---\n');
    await expect(createGate([], true).accessOf(partial)).rejects.toThrow(
      '_gated.mdx has "access" in its front matter, but it is not a page',
    );
  });
});
