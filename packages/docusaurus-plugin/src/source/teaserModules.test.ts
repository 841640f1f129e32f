import { describe, expect, it } from 'vitest';
import { splitTeaserModules } from './teaserModules';

const isUnused = (teaser: string, statement: string): boolean => {
  const { used, unused } = splitTeaserModules(teaser);
  expect(used.split('\n')).toHaveLength(teaser.split('\n').length);
  expect(unused.split('\n')).toHaveLength(teaser.split('\n').length);
  const [inUsed, inUnused] = [used, unused].map((text) => text.includes(statement));
  expect(inUsed).not.toBe(inUnused);
  return inUnused ?? false;
};

describe('splitTeaserModules', () => {
  it('finds what the teaser does not use', () => {
    const teaser = [
      "import Chart from './Chart';",
      "import { prices as list } from './prices.json';",
      'export const margin = {',
      "  retail: 'forty percent',",
      '};',
      '',
      'A teaser with a <Chart />.',
    ].join('\n');
    expect(isUnused(teaser, './Chart')).toBe(false);
    expect(isUnused(teaser, './prices.json')).toBe(true);
    expect(isUnused(teaser, 'forty percent')).toBe(true);
  });

  it('counts what a used statement uses as used', () => {
    const teaser = "import a from './a';\nexport const b = a + 1;\n\nIt is {b}.";
    expect(isUnused(teaser, './a')).toBe(false);
  });

  it.each([
    ['a code block', "```js\n\nimport x from './lesson';\n```", './lesson'],
    ['a paragraph', 'You may\nimport goods from China.', 'goods from'],
    ['what Docusaurus reads', "export const toc = ['a heading'];\n\nText.", 'a heading'],
    ['what is imported for its effect', "import './plain.css';\n\nText.", './plain.css'],
  ])('leaves %s unchanged', (_what, teaser, text) => {
    expect(isUnused(teaser, text)).toBe(false);
  });
});
