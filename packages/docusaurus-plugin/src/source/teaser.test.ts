import { DEFAULT_PARSE_FRONT_MATTER } from '@docusaurus/utils';
import { describe, expect, it } from 'vitest';
import { splitFrontMatter } from '@gatehouse/contract/splitFrontMatter';
import { familyOf } from '../testing/familyOf';
import { cutBody, publicContent, publicSource } from './teaser';
import { truncateMarkerOf } from './truncateMarker';

describe('cutBody', () => {
  it.each([
    '{/* truncate */}',
    '{/*truncate*/}',
    '<!-- truncate -->',
    '<!--truncate-->',
    '{/*\n truncate\n*/}',
  ])('cuts at %j', (marker) => {
    expect(cutBody(`# T\n\nOpen.\n\n${marker}\n\nClosed.`)).toEqual({
      teaser: '# T\n\nOpen.\n\n',
      rest: `${'\n'.repeat(marker.split('\n').length + 3)}\n\nClosed.`,
    });
  });

  it('removes the title from the rest if there is no marker, and keeps its line', () => {
    expect(cutBody("import A from './A';\n\n# Title\n\nClosed.").rest).toBe(
      "import A from './A';\n\n\n\nClosed.",
    );
  });

  it('cuts at the first marker, even in a code block', () => {
    const body = 'Open.\n```\n{/* truncate */}\n```\nClosed.\n<!-- truncate -->\nMore.';
    expect(cutBody(body).teaser).toBe('Open.\n```\n');
  });

  it.each([
    ['# Title\n\nClosed.', '# Title'],
    ["import A from './A';\n\n# Title {#id}\n\nClosed.", '# Title {#id}'],
    ['Title\n=====\n\nClosed.\n\n# Not this', 'Title\n====='],
    ['Closed.\n\n# Not this', ''],
    ['#Closed', ''],
    ['', ''],
  ])('keeps only the title if there is no marker: %j', (body, teaser) => {
    expect(cutBody(body).teaser).toBe(teaser);
  });

  it('does not treat other comments as a marker', () => {
    expect(cutBody('A {/* truncated */} <!-- do truncate --> B').teaser).toBe('');
  });
});

describe('publicSource', () => {
  it('keeps the front matter unchanged', () => {
    const source =
      '---\ntitle: "A --- B"\naccess: premium\n---\n\nOpen.\n\n{/* truncate */}\nClosed.';
    expect(publicSource(source)).toBe('---\ntitle: "A --- B"\naccess: premium\n---\n\nOpen.\n\n\n');
  });
});

describe('publicContent', () => {
  it('ends in a marker that leaves no trace in an excerpt', () => {
    expect(publicContent('Closed.')).toBe('\n\n<!-- truncate -->\n');
  });
});

describe('splitFrontMatter', () => {
  it.each([
    ['---\na: 1\n---\nBody', '---\na: 1\n---\n'],
    ['\uFEFF---\r\na: 1\r\n---\r\nBody', '\uFEFF---\r\na: 1\r\n---\r\n'],
    ['---\n---\nBody', '---\n---\n'],
    ['---yaml\na: 1\n---  \nBody', '---yaml\na: 1\n---  \n'],
    ['---\na: 1\n----\nBody\n\n---\nMore', '---\na: 1\n---'],
    ['---\na: 1\n--- Body\n---\nMore', '---\na: 1\n---'],
    ['Body\n---\na: 1\n---\n', ''],
    ['----\na: 1\n---\n', ''],
  ])('finds it in %j', (source, frontMatter) => {
    expect(splitFrontMatter(source)).toEqual([frontMatter, source.slice(frontMatter.length)]);
  });

  it.each([
    '---\na: 1\n----\nBody\n\n---\nMore',
    '---\na: 1\n--- Body\n---\nMore',
    '---\na: 1\n---',
  ])('ends it where Docusaurus does, in %j', async (fileContent) => {
    const { content } = await DEFAULT_PARSE_FRONT_MATTER({
      fileContent,
      filePath: 'page.mdx',
    });
    expect(splitFrontMatter(fileContent)[1].trim()).toBe(content.trim());
  });
});

describe('a blog with its own marker', () => {
  const family = familyOf('/site', {
    presets: [['classic', { blog: { truncateMarker: /<!--\s*more\s*-->/g } }]],
    plugins: [['content-blog', { id: 'news', path: 'news', truncateMarker: /READ ON/ }]],
  });
  const body = 'Open.\n\n<!-- truncate -->\n\nOpen too.\n\n<!-- more -->\n\nREAD ON\n\nClosed.';
  const teaserOf = (file: string): string => cutBody(body, truncateMarkerOf(file, family)).teaser;

  it('ends its teasers there, in every language, and no other page’s', () => {
    const ofBlog = 'Open.\n\n<!-- truncate -->\n\nOpen too.\n\n';
    expect(teaserOf('/site/blog/a.md')).toBe(ofBlog);
    expect(teaserOf('/site/i18n/fr/docusaurus-plugin-content-blog/a.md')).toBe(ofBlog);
    expect(teaserOf('/site/news/a.md')).toBe(`${ofBlog}<!-- more -->\n\n`);
    expect(teaserOf('/site/docs/a.md')).toBe('Open.\n\n');
  });

  it('still shows the blog that there is more to read', () => {
    for (const file of ['/site/blog/a.md', '/site/news/a.md', '/site/docs/a.md']) {
      const marker = truncateMarkerOf(file, family);
      expect(publicContent('Closed.', marker)).toMatch(marker);
    }
  });
});
