import { describe, expect, it } from 'vitest';
import type { TextKind } from './SourceText';
import { textsOfFile } from './textsOfSource';

const textsFrom = (source: string, content: string, kinds: TextKind[] = ['prose', 'label']) =>
  textsOfFile(source, content)
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ line, text }) => [line, text]);

describe('textsOfFile of Markdown', () => {
  it('reads a sentence as one text, with any markup in it', () => {
    const marked =
      'The value of `a` should match the [`nativeID`](./intro.mdx "Intro") of the\n' +
      '**related** element<br/>, see ![A picture](./a.png) there.\n';
    expect(textsFrom('a.mdx', marked, ['prose'])).toEqual([
      [1, 'The value of a should match the nativeID of the'],
      [2, '**related** element , see there.'],
    ]);
    expect(textsFrom('a.mdx', marked, ['label'])).toEqual([[2, 'A picture']]);
  });

  it.each([
    ['a link target', '[Prices](/docs/how-we-set-prices#for-partners)'],
    ['a reference link', '[Prices][the-page-about-prices]'],
    ['an autolink', 'Prices <https://example.com/how-we-set-prices>'],
    ['a bare URL', 'Prices https://example.com/how-we-set-prices'],
    ['an address in an attribute', 'Prices <a href="/docs/how we set prices" id="x y" />'],
    ['an image path', 'Prices ![](/img/how we set prices.png)'],
    ['a heading id', '## Prices {#how-we-set-prices}'],
    ['a footnote’s mark', 'Prices[^how-we-set-them]'],
    ['an emoji', 'Prices :money_with_wings:'],
  ])('does not treat %s as text', (_what, markdown) => {
    expect(textsFrom('a.mdx', markdown)).toEqual([[1, 'Prices']]);
  });

  it('reads imports and definitions as addresses, and comments as comments', () => {
    const source = [
      "import Chart, { Bar } from '@site/src/Chart';",
      'import {',
      '  more,',
      "} from './more';",
      '',
      '<!-- an HTML comment',
      'of two lines -->',
      '',
      '{/* a comment of MDX */}',
      '',
      '[the page]: ./page.mdx "A title"',
    ].join('\n');
    expect(textsFrom('a.mdx', source, ['prose', 'label', 'code'])).toEqual([]);
    expect(textsFrom('a.mdx', source, ['comment'])).toEqual([
      [6, 'an HTML comment'],
      [7, 'of two lines'],
      [9, 'a comment of MDX'],
    ]);
  });

  it('reads headings, items, cells, notes and footnotes separately', () => {
    const source = [
      '# A *title* {#id}',
      '- [ ] one item',
      '  1. another item',
      '> a quote',
      '',
      '| Left column | Right `a | b` |',
      '| --- | ---: |',
      '| [Open it](./a.md) | a \\| b |',
      '',
      ':::note[Mind the gap]',
      'Inside of a note.',
      ':::',
      '',
      '[^1]: A footnote.',
      '',
      'Setext',
      '------',
      'Below.',
    ].join('\n');
    expect(textsOfFile('a.md', source).filter(({ joins }) => joins)).toEqual([
      { kind: 'prose', line: 4, text: 'a quote', joins: true },
    ]);
    expect(textsFrom('a.md', source)).toEqual([
      [1, 'A *title*'],
      [2, 'one item'],
      [3, 'another item'],
      [4, 'a quote'],
      [6, 'Left column'],
      [6, 'Right a | b'],
      [8, 'Open it'],
      [8, 'a | b'],
      [10, 'Mind the gap'],
      [11, 'Inside of a note.'],
      [14, 'A footnote.'],
      [16, 'Setext'],
      [18, 'Below.'],
    ]);
  });

  it('reads component attributes over several lines, and code as code', () => {
    const source = [
      '<Video',
      '  title="Lesson one"',
      '  src="/video/lesson one.mp4"',
      "  chapters={[{ name: 'The first chapter' }]}",
      '>',
      'Below the video {rate} of all.',
      '</Video>',
      '',
      'export const plan = {',
      "  price: 'forty euros',",
      '',
      '  tax: 0,',
      '};',
      '',
      '```js title="src/price.js"',
      '// the price',
      '```',
      '',
      '$$',
      'a^2 + b',
      '$$',
    ].join('\n');
    expect(textsFrom('a.mdx', source)).toEqual([
      [2, 'Lesson one'],
      [4, 'The first chapter'],
      [6, 'Below the video'],
      [6, 'of all.'],
      [10, 'forty euros'],
      [15, 'src/price.js'],
    ]);
    expect(textsFrom('a.mdx', source, ['code']).map(([line]) => line)).toEqual([
      4, 6, 9, 10, 12, 16, 20,
    ]);
  });

  it.each([
    'A { brace that nothing closes',
    'A < sign, and a <tag that nothing closes',
    'A `backtick that nothing closes',
    'A [bracket that nothing closes',
    'An $amount that nothing closes',
    'An export of goods, and an import of others',
  ])('skips nothing: %s', (text) => {
    const words = textsFrom('a.mdx', `${text}\n\nThe next paragraph.`, ['prose', 'code'])
      .map(([, said]) => said)
      .join(' ');
    expect(words.match(/\w+/g)).toEqual(`${text} The next paragraph.`.match(/\w+/g));
  });
});

describe('textsOfFile of data and code', () => {
  it('reads JSON strings, and only keys with several words', () => {
    expect(
      textsFrom('a.json', '{ "name": "A text", "A phrase": ["/a/b"],\n "n": 1 // why\n}'),
    ).toEqual([
      [1, 'A text'],
      [1, 'A phrase'],
      [1, '/a/b'],
      [2, '1 // why'],
    ]);
  });

  it('reads values of YAML and front matter', () => {
    expect(textsFrom('a.yml', 'title: A text\nlist:\n  - one value')).toEqual([
      [1, 'A text'],
      [3, '- one value'],
    ]);
    expect(textsFrom('a.mdx', '---\ntitle: A text\n---\nBody.')).toContainEqual([2, 'A text']);
  });

  it('separates comments and imports from code', () => {
    const source = [
      '/* One comment',
      ' * of two lines. */',
      "import { a } from './a'; // why",
      "const url = 'https://example.com'; // not in a string",
      'export default <p>It’s text, https://example.com</p>;',
    ].join('\n');
    expect(textsFrom('a.tsx', source, ['comment']).map(([line]) => line)).toEqual([1, 2, 3, 4]);
    expect(textsFrom('a.tsx', source, ['address'])).toEqual([[3, "import { a } from './a';"]]);
    expect(textsFrom('a.tsx', source, ['code'])).toEqual([
      [4, "const url = 'https://example.com';"],
      [5, 'export default <p>It’s text, https://example.com</p>;'],
    ]);
  });

  it('reads only the quoted texts of a style', () => {
    const style =
      '/* why */\n.note::after {\n  content: "A text of a style";\n  margin: 0 auto;\n}';
    expect(textsFrom('a.css', style)).toEqual([[3, '"A text of a style"']]);
    expect(textsFrom('a.css', style, ['comment'])).toEqual([[1, '/* why */']]);
  });
});
