import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CheckedSite, expectClean } from '../testing/CheckedSite';

let site: CheckedSite;
beforeEach(() => {
  site = new CheckedSite();
});
afterEach(() => {
  site.remove();
});

const SECRET = 'Discounts above twenty seats are settled by the regional manager alone.';

describe('pages with little text of their own', () => {
  const PAGES = {
    'a sentence with links':
      'See [the paper](./a.pdf), [the slides](./b.pdf), [the notes](./c.pdf) and [the code](./d.zip).',
    'an image gallery': '![One of them](./a.png)\n\n![](./b.png)\n\n![Another of them](./c.png)',
    'four videos': Array.from({ length: 4 }, () => '<Video title="Lesson one" />').join('\n\n'),
    'components only': '<Hidden />\n\n<Hidden>Text that nobody sees.</Hidden>',
    'a table of links': '| A | B |\n| --- | --- |\n| [Alpha](./a.mdx) | [Beta](./b.mdx) |',
    'headings only': '## One\n\n## Two\n\n### A somewhat longer heading of it\n\n## Three',
    'code with interpolation':
      'export const version = 3;\n\n<pre>{`npm install the-package@${version} --save`}</pre>',
    'a drawing': '```mermaid\ngraph TD\n  A[Start of it all] --> B[The end of it all]\n```',
    'a formula': '{/* one */}\n\n```math\n\\\\frac{a + b}{c + d} = \\\\sqrt{x}\n```',
    'an import': '{/* The rest stands in a component. */}\n\n<Hidden />',
  };
  it.each(Object.entries(PAGES))('pass: %s', async (_what, source) => {
    expectClean(await site.check({ gated: { 'docs/a.mdx': source } }));
  });

  it('are listed when nothing proves that the scan would find them', async () => {
    const gated = { 'docs/a.mdx': PAGES['four videos'], 'docs/b.mdx': SECRET };
    expect((await site.check({ gated })).unproved).toEqual(['docs/a.mdx']);
  });

  const PARAGRAPHS = [
    SECRET,
    'Whoever asks for more is told to wait for a year.',
    'Nobody waits for it, of course, and nobody ever did.',
  ];
  it.each([
    ['whose text a plugin rewrites', '<p>Rabatte ab zwanzig Plätzen regelt die Leitung.</p>'],
    ['built without a body', ''],
    ['with almost no text left', '<h1>Prices</h1><p>Read it all in our handbook.</p>'],
  ])("don't excuse pages %s", async (_what, html) => {
    const gated = { 'docs/a.mdx': PARAGRAPHS.join('\n\n') };
    const { blindSpots } = await site.check({ gated, instead: { 'docs/a.mdx': html } });
    expect(blindSpots).toContainEqual({ source: 'docs/a.mdx', seen: 0, of: 3 });
  });
});
