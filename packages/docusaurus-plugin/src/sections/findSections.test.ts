import { describe, expect, it } from 'vitest';
import { findSections, mayHaveSections } from './findSections';
import type { Section } from './Section';

const find = (source: string, format: 'md' | 'mdx' = 'mdx') =>
  findSections(source, { format, comments: false, headingIds: false }, ['premium', 'team']);
const section = (attributes: string): string => `<Gated ${attributes}>\n\nText.\n\n</Gated>\n`;

describe('sections are found', () => {
  it('with their access, line and position in the file', async () => {
    const source = `---\ntitle: A\n---\n\nOpen.\n\n<Gated access="premium">\n\n## Closed\n\nText.\n\n</Gated>\n`;
    const { sections, problems } = await find(source);
    expect(problems).toEqual([]);
    expect(sections).toHaveLength(1);
    expect(sections[0]).toMatchObject({ number: 0, access: ['premium'], line: 7 });
    const [{ start, end, body }] = sections as [Section];
    expect(source.slice(start, end)).toMatch(/^<Gated[^]*<\/Gated>$/);
    expect(source.slice(body.start, body.end)).toBe('## Closed\n\nText.');
    expect(body.line).toBe(9);
  });

  it.each([
    ['access="members"', 'members'],
    ['access="team"', ['team']],
    [`access={['team', "premium"]}`, ['premium', 'team']],
  ])('with %s', async (attributes, access) => {
    expect((await find(section(attributes))).sections).toMatchObject([{ access }]);
  });

  it('in lists, components, admonitions, and on one line', async () => {
    const { sections, problems } = await find(
      [
        '- item\n\n  <Gated access="members">\n\n  Text.\n\n  </Gated>',
        '<details>\n\n<Gated access="members">Text.</Gated>\n\n</details>',
        `:::note\n\n${section('access="members"')}\n:::`,
      ].join('\n\n'),
    );
    expect(problems).toEqual([]);
    expect(sections.map(({ number }) => number)).toEqual([0, 1, 2]);
  });

  it('in MDX with comments and heading ids of older sites', async () => {
    const source = `<!-- A comment. -->\n\n## Title {#id}\n\n${section('access="members"')}`;
    const syntax = { format: 'mdx', comments: true, headingIds: true } as const;
    const { sections, problems } = await findSections(source, syntax, []);
    expect(problems).toEqual([]);
    expect(sections).toMatchObject([{ line: 5 }]);
  });

  it('but not in code or comments', async () => {
    const code = '```mdx\n<Gated access="x">Text.</Gated>\n```\n\nThe tag `<Gated>`.\n';
    expect(await find(`${code}\n{/* <Gated> */}\n`)).toEqual({ sections: [], problems: [] });
    expect(await find(`${code}\n<!-- <Gated> -->\n`, 'md')).toEqual({ sections: [], problems: [] });
  });
});

it.each(['Gated pages are locked.', '## Gated files', 'A gated page', 'import x from "./gated"'])(
  'a file is not parsed for %j',
  (source) => {
    expect(mayHaveSections(source)).toBe(false);
  },
);

describe("uses that can't be gated are problems", () => {
  it.each([
    ['no access', section(''), 'has no "access"'],
    ['access without a value', section('access'), 'has "access" without a value'],
    ['public access', section('access="public"'), 'has access "public"'],
    ['an unknown plan', section('access="premuim"'), 'has access that is "premuim"'],
    ['an unknown plan in a list', section(`access={['gold']}`), 'has access that lists "gold"'],
    ['an empty list', section('access={[]}'), 'has access that is an empty list'],
    ['computed access', section('access={plan}'), 'has a computed "access"'],
    ['a list with something computed', section(`access={['team', plan]}`), 'has a computed'],
    ['another attribute', section('access="team" open'), 'has "open". Only "access"'],
    ['attributes from an object', section('{...all}'), 'has {...}. Only "access"'],
    ['nothing in it', '<Gated access="team"></Gated>', 'is empty'],
    ['a section in a line', 'A <Gated access="team">word</Gated>.', 'is inside a line'],
    ['a quote', '> <Gated access="team">\n>\n> Text.\n>\n> </Gated>', 'inside a quote'],
    ['a footnote', 'A.[^1]\n\n[^1]: <Gated access="team">Text.</Gated>', 'inside a footnote'],
    ['a wrong name', '<gated access="team">Text.</gated>', 'is written <gated>'],
    ['an expression', '{open && <Gated access="team">Text.</Gated>}', 'is used in JavaScript'],
    ['an attribute', '<Tabs tab={<Gated access="team">Text.</Gated>} />', 'used in JavaScript'],
    ['an import', "import Gated from './gated';\n\nText.", 'is used in JavaScript'],
    ['an import under another name', "import { Gated as G } from './a';", 'is used in JavaScript'],
    ['a name at the end of its line', 'export const G = Gated\nexport const a = 1', 'JavaScript'],
    ['a member of an object', '<parts . Gated>Text.</parts . Gated>', 'is written <parts.Gated>'],
    ['a fence that is removed', '```mdx-code-block\n<Gated>\n```', 'an "mdx-code-block"'],
    ["a file that can't be parsed", '<Gated access="team">\n\n{', "the file can't be parsed"],
  ])('%s', async (_what, source, problem) => {
    const { problems } = await find(`---\ntitle: A\n---\n\n${source}\n`);
    expect(problems.map(({ problem: text }) => text)).toEqual([expect.stringContaining(problem)]);
    expect(problems[0]?.line).toBeGreaterThanOrEqual(5);
  });

  it('a section inside another', async () => {
    const { sections, problems } = await find(
      `<Gated access="team">\n\nText.\n\n${section('access="premium"')}\n</Gated>\n`,
    );
    expect(sections).toHaveLength(1);
    expect(problems).toEqual([{ line: 5, problem: expect.stringContaining('inside another') }]);
  });

  it('HTML in plain Markdown', async () => {
    const { problems } = await find('Text.\n\n<Gated access="team">\n\nText.\n\n</Gated>\n', 'md');
    expect(problems[0]).toEqual({ line: 3, problem: expect.stringContaining('rename the file') });
    expect((await find('A <gated>word</gated>.', 'md')).problems.length).toBeGreaterThan(0);
  });
});

it('a section next to a remark plugin’s syntax is found, with that plugin', async () => {
  const { default: math } = await import('remark-math');
  const source = `Open $\\frac{a}{b}$ and\n\n$$\nx_{i j}\n$$\n\n${section('access="team"')}\n{1 + 1}\n`;
  const syntax = { format: 'mdx', comments: false, headingIds: false } as const;
  const withMath = { ...syntax, plugins: { before: [], after: [math] } };
  const { sections, problems } = await findSections(source, withMath, ['team']);
  expect(problems).toEqual([]);
  expect(source.slice(sections[0]?.start, sections[0]?.end)).toContain('Text.');
  const without = await findSections(source, syntax, ['team']);
  expect(without.problems[0]?.problem).toContain('list it in "remarkPlugins"');
});
