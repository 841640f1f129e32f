import { compile } from '@mdx-js/mdx';
import remarkGfm from 'remark-gfm';
import { describe, expect, it } from 'vitest';
import { cutSections } from './cutSections';
import { extractSection } from './extractSection';
import { findSections } from './findSections';
import { addSections, readCutContent } from './sectionExports';
import { sectionSource } from './sectionSource';

/**
 * The source includes the list of headings, which Docusaurus generates, in the order of
 * compilation.
 */
const SOURCE = `import Part, {toc as __tocPart} from './part.mdx';
import Open from './open';
import Closed from './closed';

export const secret = 'only for the section';

export const toc = [{id: 'one'}, ...__tocPart, {id: 'three'}, {id: 'two'}];

<h2 id="one">One</h2>

<Open /> [link][d][^open]

<Part />

<Gated access="premium">

<h2 id="two">Two</h2>

<Closed secret={secret} /> [closed link][d][^closed]

</Gated>

<h2 id="three">Three</h2>

<Gated access="members">Only a line.</Gated>

[^open]: Open note.

[^closed]: Closed note.

[d]: https://example.com
`;
const SYNTAX = { format: 'mdx', comments: false, headingIds: false } as const;
const PAGE = { id: 'page', filePath: '/site/docs/page.mdx', isServer: false };

const compiled = async (source: string): Promise<string> =>
  String(await compile(source, { remarkPlugins: [remarkGfm] }));
const found = findSections(SOURCE, SYNTAX, ['premium']).then(({ sections }) => sections);
const moduleOf = async (number: number): Promise<string> =>
  extractSection(await compiled(await sectionSource(SOURCE, await found, number, SYNTAX)), number);

describe('the public module of a page with sections', () => {
  const publicModule = async (isServer = false): Promise<string> => {
    const cut = cutSections(SOURCE, await found).replace(", {id: 'two'}", '');
    const content = await readCutContent(await compiled(cut));
    return content ? addSections(content, { ...PAGE, isServer }) : '';
  };

  it('contains nothing of them, nor what only they use', async () => {
    const code = await publicModule();
    for (const kept of ['./open', 'One', 'Three', 'Open note']) expect(code).toContain(kept);
    for (const gone of ['Two', 'losed', 'only for the section', 'Only a line']) {
      expect(code).not.toContain(gone);
    }
  });

  it('has a gate for each, with the position of its headings', async () => {
    const code = await publicModule();
    expect(code).toMatch(/number: 0, id: "[0-9a-f]{10}", access: \["premium"\]/);
    expect(code).toContain('tocIndex: 1 + __tocPart.length, load: () => import(');
    expect(code).toContain('"./page.mdx?gated=0"');
    expect(code).toMatch(/number: 1, id: "[0-9a-f]{10}", access: "members"/);
    expect(code).toContain('tocIndex: 2 + __tocPart.length');
    expect(code).toContain('gateSectionsReady = Promise.all(gateSections.map(__preopenSection))');
  });

  it('contains them directly on the server', async () => {
    const code = await publicModule(true);
    expect(code).toContain('import * as __sectionWhole0 from "./page.mdx?gated=0"');
    expect(code).not.toContain('await');
  });

  it('is unchanged without sections', async () => {
    expect(await readCutContent(await compiled('Text `__gatedSection(0)`.'))).toBeNull();
  });
});

describe('the module of a section', () => {
  it('contains only the section, with what it uses', async () => {
    const code = await moduleOf(0);
    for (const kept of ['Two', './closed', 'only for the section', 'https://example.com']) {
      expect(code).toContain(kept);
    }
    for (const gone of ['One', 'Three', './open', './part.mdx', 'Only a line', '_missingMdx']) {
      expect(code.replace('function _missingMdxReference', '')).not.toContain(gone);
    }
    expect(code).toMatch(/export const toc = \[\{\s*id: 'two'\s*\}\];/);
  });

  it('has the footnotes that it refers to, under its own names', async () => {
    const code = await moduleOf(0);
    expect(code).toContain('Closed note.');
    expect(code).not.toContain('Open note.');
    expect(code).toContain('user-content-fn-closed-section-1');
    expect(code).toContain('id: "footnote-label-section-1"');
    expect(await moduleOf(1)).not.toContain('note.');
  });

  it('gives a heading no id that the page gives to another', async () => {
    const source = '## Same\n\n<Gated access="premium">\n\n## Same\n\n</Gated>\n\n## Same\n';
    const { sections } = await findSections(source, SYNTAX, ['premium']);
    const headings = (await sectionSource(source, sections, 0, SYNTAX)).split('<Gated');
    expect(headings[0]?.match(/## Same/g)).toHaveLength(2);
  });

  it('is refused if its placeholder was lost', async () => {
    const source = '<Gated access="premium">\n\nText.\n\n</Gated>\n\n```\nnever closed\n';
    const { sections } = await findSections(source, SYNTAX, ['premium']);
    const code = await compiled(await sectionSource(source, sections, 0, SYNTAX));
    await expect(extractSection(code, 0)).rejects.toThrow('Section 1 is lost');
  });
});
