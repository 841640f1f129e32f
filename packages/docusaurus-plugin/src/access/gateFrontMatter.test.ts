import type { MarkdownConfig, ParseFrontMatter } from '@docusaurus/types';
import { DEFAULT_PARSE_FRONT_MATTER } from '@docusaurus/utils';
import { describe, expect, it } from 'vitest';
import { familyOf } from '../testing/familyOf';
import { FolderDefaults } from './FolderDefaults';
import { gateFrontMatter } from './gateFrontMatter';
import { PageRegistry } from './PageRegistry';

const original: ParseFrontMatter = ({ defaultParseFrontMatter, ...params }) =>
  defaultParseFrontMatter(params);

function createGate(lists = true) {
  const mdx1Compat = { comments: false, admonitions: false, headingIds: false };
  const markdown = { parseFrontMatter: original, format: 'mdx', mdx1Compat } as MarkdownConfig;
  const registry = new PageRegistry(() => lists);
  const folders = new FolderDefaults('/nowhere', { remember: true });
  const rules = { folders, family: familyOf('/nowhere'), planIds: ['premium'], frozen: true };
  const gate = { registry, ...rules };
  const returned = gateFrontMatter(markdown, gate);
  const parse = (fileContent: string, filePath = '/nowhere/docs/a.md') =>
    markdown.parseFrontMatter({
      filePath,
      fileContent,
      defaultParseFrontMatter: DEFAULT_PARSE_FRONT_MATTER,
    });
  return { markdown, gate, registry, returned, parse };
}

describe('gateFrontMatter', () => {
  it('shows content plugins only the teaser of a gated page', async () => {
    const { parse, registry } = createGate();
    const result = await parse(
      '---\naccess: premium\nsidebar_custom_props: { access: own }\n---\nOpen.\n{/* truncate */}\nClosed.',
    );
    expect(result).toEqual({
      frontMatter: {
        access: 'premium',
        sidebar_custom_props: { access: 'own', gatehouse: { access: ['premium'] } },
      },
      content: 'Open.\n\n\n<!-- truncate -->\n',
    });
    expect(registry.get('/nowhere/docs/a.md')?.access).toEqual(['premium']);
  });

  it('shows them only the front matter that a locked page needs (GAT-02)', async () => {
    const { parse, registry } = createGate();
    const { frontMatter } = await parse(
      '---\naccess: premium\ntitle: A\ndescription: B\napi: eJy1V\nsample: { a: 1 }\n---\nClosed.',
    );
    expect(Object.keys(frontMatter)).toEqual([
      'access',
      'title',
      'description',
      'sidebar_custom_props',
    ]);
    expect(registry.get('/nowhere/docs/a.md')?.frontMatter).toMatchObject({ api: 'eJy1V' });
    const open = await parse('---\napi: eJy1V\n---\nOpen.', '/nowhere/docs/b.md');
    expect(open.frontMatter).toEqual({ api: 'eJy1V' });
  });

  it('omits from the teaser what the build prunes from it, because a blog publishes this text', async () => {
    const { parse } = createGate();
    const result = await parse(
      "---\naccess: premium\n---\nimport a from './secret';\n\nOpen.\n{/* truncate */}\n{a}",
    );
    expect(result.content).toBe('\n\nOpen.\n\n\n<!-- truncate -->\n');
  });

  it('presents an unlisted page as an empty draft', async () => {
    const source =
      '---\nid: plan\ntitle: T\nslug: /s\ntags: [t]\naccess: premium\nlisted: false\n---\nOpen.';
    const { parse, registry } = createGate(false);
    expect(await parse(source)).toEqual({ frontMatter: { id: 'plan', draft: true }, content: '' });
    expect(registry.hiddenPages().map(({ access }) => access)).toEqual([['premium']]);

    const ofGroup = createGate(true);
    expect((await ofGroup.parse(source)).frontMatter).toMatchObject({ title: 'T', slug: '/s' });
    expect(ofGroup.registry.hiddenPages()).toEqual([]);
  });

  it('leaves a public page unchanged', async () => {
    const { parse } = createGate();
    const source = '---\naccess: public\n---\nOpen.\n{/* truncate */}\nMore.';
    expect((await parse(source)).content).toBe('Open.\n{/* truncate */}\nMore.');
  });

  it('hides the sections of a page from content plugins', async () => {
    const { parse, registry } = createGate();
    const section = '<Gated access="premium">\n\nClosed.\n\n</Gated>';
    const open = await parse(`---\ntitle: A\n---\n${section}\n\nOpen.`);
    expect(open.content).toBe('Open.');
    const sections = [{ line: 4 }];
    expect(registry.get('/nowhere/docs/a.md')?.sections).toMatchObject(sections);
    // Like the compiler, with a cut source.
    await parse('---\ntitle: A\n---\n{__gatedSection(0, ["premium"])}\n\nOpen.');
    expect(registry.get('/nowhere/docs/a.md')?.sections).toMatchObject(sections);

    const gated = await parse(
      `---\naccess: members\n---\nTeaser.\n\n${section}\n\n{/* truncate */}\n\nBody.`,
    );
    expect(gated.content.replace(/\s+/g, ' ')).toBe('Teaser. <!-- truncate --> ');
  });

  it('gives the compiler only the front matter of a page with sections', async () => {
    const { parse, registry } = createGate();
    const source = '---\naccess: members\n---\n<Gated access="premium">\n\nClosed.\n\n</Gated>';
    const { frontMatter } = await parse(source);
    registry.settle([{ filePath: '/nowhere/docs/a.md', permalink: '/a' }]);
    expect(await parse(source)).toEqual({ frontMatter, content: '' });
    expect(frontMatter.sidebar_custom_props).toEqual({ gatehouse: { access: 'members' } });
  });

  it('keeps the problems of a section for the list of all problems', async () => {
    const { parse, registry } = createGate();
    await parse('Open.\n\n<Gated>\n\nClosed.\n\n</Gated>');
    expect(registry.get('/nowhere/docs/a.md')?.sectionProblems).toEqual([
      { line: 3, problem: 'has no "access"' },
    ]);
  });

  it('leaves a partial, which belongs to the page that includes it, unchanged', async () => {
    const { parse, registry } = createGate();
    registry.settle([]);
    expect((await parse('Text.', '/nowhere/docs/_partial.md')).content).toBe('Text.');
    expect(registry.all()).toEqual([]);
  });

  it('wraps the site’s own parser once, even if the plugin starts several times', () => {
    const { markdown, gate, returned } = createGate();
    expect(returned).toBe(original);
    expect(gateFrontMatter(markdown, gate)).toBe(original);
  });
});
