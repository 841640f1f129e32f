import { readPagePolicy } from '@gatehouse/contract/pagePolicy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canariesIn, plantedCanaries } from './testing/canaries';
import { Fixture } from './testing/Fixture';

/** Names that authors use. If Docusaurus can't turn one into an address, the page sets a `slug`. */
const NAMES = [
  "it's",
  '[brackets]',
  'a & b',
  'dollar $& $x',
  'ünïcode',
  '日本 語',
  'plus+comma,semi;',
  '~@=',
  'paren (1)',
  'folder (2)/deep (3)',
  '100% sure',
  'caret^{brace}',
];
const hasAddress = (name: string): boolean => !/[(%^]/.test(name);

describe('a site with file names and syntax of all kinds, most of whose pages are gated', () => {
  const site = new Fixture('mini');
  beforeAll(async () => {
    NAMES.forEach((name, number) => {
      const slug = hasAddress(name) ? '' : `slug: /named/${number}\n`;
      const text = `# Title\n\ncanaryNamed${number}x stands in a sentence of its own.\n`;
      site.write(`docs/${name}.mdx`, `---\naccess: premium\n${slug}---\n\n${text}`);
    });
    site.write('docs/sections (4).mdx', MATH);
    site.write(
      'docs/downloads.mdx',
      '---\naccess: premium\n---\n\n# Downloads\n\n[tool](./tool.js) [look](./look.css) [home](/)\n',
    );
    for (const [file, text] of Object.entries(DOWNLOADS)) site.write(`docs/${file}`, text);
    gateMostPages(site);
    site.write(
      'blog/2026-01-01-post.md',
      '---\naccess: premium\ntitle: Post\n---\n\nteaserText\n\n{/* more */}\n\ncanaryPost1x is for readers.\n',
    );
    site.write('src/math.css', "@import 'katex/dist/katex.min.css';\n");
    site.replace(
      'docusaurus.config.ts',
      'blog: false, docs: {}',
      `blog: { truncateMarker: /\\{\\/\\*\\s*more\\s*\\*\\/\\}/, onInlineAuthors: 'ignore' },
       docs: { remarkPlugins: [remarkMath], rehypePlugins: [rehypeKatex] },
       theme: { customCss: './src/math.css' }`,
    );
    site.replace(
      'docusaurus.config.ts',
      'import type',
      "import rehypeKatex from 'rehype-katex';\nimport remarkMath from 'remark-math';\nimport type",
    );
    site.replace('docusaurus.config.ts', 'authUrl:', 'contentSecurityPolicy: {}, authUrl:');
    await site.requireBuild();
  });
  afterAll(() => {
    site.remove();
  });

  it('keeps each gated page out of the public build, and has it for its readers (GAT-02)', () => {
    const canaries = NAMES.map((_name, number) => `canaryNamed${number}x`);
    const all = [...canaries, 'canaryMath1x', 'canaryPost1x'];
    expect(canariesIn(site.path('build'), all)).toEqual([]);
    expect(canariesIn(site.path('build-gated/files'), all)).toEqual(all);
    expect(canariesIn(site.path('build-gated/html'), canaries)).toEqual(canaries);
  });

  it('publishes nothing of what most pages consist of and include (GAT-01)', () => {
    const planted = [...plantedCanaries(site.directory).keys()];
    expect(planted).toEqual(
      expect.arrayContaining(['canaryHeavyCss1a2b3c', 'canaryHeavyTsx4d5e6f']),
    );
    expect(canariesIn(site.path('build'), planted)).toEqual([]);
    expect(canariesIn(site.path('build-gated'), planted)).toEqual(planted);
    const page = site.manifest().routes['/docs/folder/page7'];
    expect(page?.html).toBe('html/docs/folder/page7/index.html');
  });

  it('serves files linked from a gated page with their original content and name', () => {
    const html = site.read('build-gated/html/docs/downloads/index.html');
    const links = [...html.matchAll(/<a [^>]*?href="?([^" >]*)"?[^>]*?>/g)];
    for (const [name, text] of Object.entries(DOWNLOADS)) {
      const [tag, href = ''] = links.find(([link]) => link.includes(`download="${name}"`)) ?? [];
      expect(tag, name).toBeDefined();
      expect(href).toMatch(/^\/assets\/files\//);
      expect(site.read(`build-gated/files${href}`)).toBe(text);
    }
    expect(links.filter(([link]) => link.includes('download='))).toHaveLength(2);
  });

  it('gates a section next to formulas, and renders those of the page', () => {
    const html = site.read('build/docs/formulas/index.html');
    expect(html).toMatch(/class="?katex/);
    expect(html).toContain('This section is for Premium readers.');
  });

  it('ends the teaser of a post at its blog’s marker', () => {
    const list = site.read('build/blog/index.html');
    expect(list).toContain('teaserText');
    expect(list).toContain('Read more');
    expect(site.read('build/blog/2026/01/01/post/index.html')).toContain('teaserText');
  });

  it('allows fonts inlined in a stylesheet, and nothing that the build doesn’t need (HDR-02)', () => {
    const policy = readPagePolicy(site.read('build/docs/formulas/index.html')) ?? '';
    expect(policy).toContain(";font-src 'self' data:;");
    expect(policy).not.toMatch(/ blob:| 'wasm-unsafe-eval'/);
    expect(readPagePolicy(site.read('build/index.html'))).toContain(";font-src 'self' data:;");
  });
});

const DOWNLOADS = {
  'tool.js': '// How to run it: node tool.js\n\nfunction canaryTool1x ( ) { return 1 + 1 }\n',
  'look.css': '/* The colors */\n.canaryLook1x { color : red ; }\n',
};

const MATH = `---
slug: /formulas
---

# Formulas

Everybody sees $\\frac{a b}{c}$ and

$$
\\sum_{i \\in I}^{n} {x_i}
$$

<Gated access="premium">

## Inside

canaryMath1x is $\\sqrt{c}$, as a sentence for readers with the plan.

$$
\\int_{0}^{1} {y}
$$

</Gated>
`;

/**
 * Pages that share a component and a stylesheet, for which the bundler would create a separate
 * chunk.
 */
function gateMostPages(site: Fixture): void {
  site.replace('docs/public.mdx', 'canaryFlipped4d5e6f', 'Something');
  site.replace(
    'docs/folder/_category_.json',
    '"Folder"',
    '"Folder", "customProps": { "access": "members" }',
  );
  site.write('src/components/Heavy.tsx', heavyComponent());
  site.write(
    'src/components/heavy.module.css',
    '.heavy::before { content: "canaryHeavyCss1a2b3c"; }',
  );
  for (let page = 0; page < 20; page++) {
    site.write(
      `docs/folder/page${page}.mdx`,
      `# Page ${page}\n\nimport Heavy from '@site/src/components/Heavy';\n\n<Heavy />\n`,
    );
  }
}

/** Large enough for the bundler to create a separate chunk. */
function heavyComponent(): string {
  const lines = Array.from({ length: 800 }, (_, line) => `'filler line ${line} ${'x'.repeat(40)}'`);
  return `import styles from './heavy.module.css';
    const LINES = ['canaryHeavyTsx4d5e6f', ${lines.join(', ')}];
    export default () => <p className={styles.heavy}>{LINES.map((line) => <i key={line}>{line}</i>)}</p>;`;
}
