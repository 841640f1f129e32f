import { describe, expect, it } from 'vitest';
import { addPreset, hasPreset, removePreset } from './editPresets.js';

const ENTRY = `['@gatehouse/docusaurus-preset', { plans: [{ id: 'premium', title: 'Premium' }] }]`;
const withPlan = { hasPlan: true };

/** In each, `+` marks the lines that are added. */
const SHAPES: Record<string, string> = {
  'TypeScript, a named constant': `
    import type {Config} from '@docusaurus/types';
    const config: Config = {
      title: 'Acme',
      presets: [
        [
          'classic',
          {docs: {sidebarPath: './sidebars.ts'}} satisfies Preset.Options,
        ],
+        ENTRY,
      ],
    };
    export default config;`,
  'TypeScript, satisfies': `
    export default {
      presets: [
        ['@docusaurus/preset-classic', {}],
+        ENTRY,
      ],
    } satisfies Config;`,
  'JavaScript with type comments': `
    /** @type {import('@docusaurus/types').Config} */
    const config = {
      presets: [
        [
          'classic',
          /** @type {import('@docusaurus/preset-classic').Options} */
          ({ docs: {} }),
        ],
+        ENTRY,
      ],
    };
    export default config;`,
  CommonJS: `
    module.exports = {
      presets: [
        [require.resolve('@docusaurus/preset-classic'), {}],
+        ENTRY,
      ],
    };`,
  'CommonJS, an async function': `
    module.exports = async function createConfig() {
      const { remarkPlugin } = await import('remark-thing');
      return {
        presets: [
          ['classic', { docs: { remarkPlugins: [remarkPlugin] } }],
+          ENTRY,
        ],
      };
    };`,
  'a function with its own constant': `
    export default async function createConfig() {
      const config = {
        presets: [
          'classic',
+          ENTRY,
        ],
      };
      return config;
    }`,
  'a named arrow function': `
    const createConfig = async () => ({
      presets: [
        'classic',
+        ENTRY,
      ],
    });
    module.exports = createConfig;`,
  'presets in a constant': `
    const presets = [
      ['classic', {}],
+      ENTRY,
    ];
    export default { title: 'Acme', presets };`,
  'further presets and comments below': `
    export default {
      presets: [
        'classic',
        ...morePresets,
        ['redocusaurus', {}], // for the API
        // Nothing below this line.
+        ENTRY,
      ],
    };`,
};
/** The entry split over several lines, each indented by `indent`. */
const broken = (indent: string, end = '\n'): string =>
  ENTRY.replace(/^\[(.*?), (.*)\]$/s, `${indent}[\n${indent}  $1,\n${indent}  $2,\n${indent}]`)
    .replaceAll(`${indent}  `, indent.startsWith('\t') ? `${indent}\t` : `${indent}  `)
    .replaceAll('\n', end);
const after = (shape: string): string =>
  before(shape.replaceAll(/^\+.*\n/gm, (line) => line.slice(1))).replaceAll(
    /^( *)ENTRY/gm,
    (_, indent: string) => broken(indent),
  );
const before = (shape: string): string =>
  shape.replaceAll(/^\+.*\n/gm, '').replaceAll(/^ {4}/gm, '');

describe('addPreset', () => {
  it.each(Object.entries(SHAPES))('adds the preset after all others: %s', (_, shape) => {
    expect(addPreset(before(shape), withPlan)).toBe(after(shape));
  });

  it.each([
    [`x = 1;\nexport default { presets: ['classic'] };`, `presets: ['classic', ${ENTRY}] }`],
    [
      `export default {\n  presets: [\n    "classic"\n  ],\n  title: "A",\n};`,
      `    "classic",\n${broken('    ').replaceAll("'", '"')}\n  ],`,
    ],
    [
      `export default {\r\n\tpresets: [\r\n\t\t'classic',\r\n\t],\r\n};`,
      `\t\t'classic',\r\n${broken('\t\t', '\r\n')},\r\n\t],`,
    ],
    [
      `export default {\n  presets: [\n    'classic' // last, and no comma\n  ],\n};`,
      `    'classic', // last, and no comma\n${broken('    ')}\n  ],`,
    ],
  ])('preserves line breaks, quotes, commas and line ends: %j', (source, part) => {
    expect(addPreset(source, withPlan)).toContain(part);
  });

  it('sets no plan if no page uses one', () => {
    const source = `export default { presets: ['classic'] };`;
    expect(addPreset(source, { hasPlan: false })).toContain(
      `['classic', ['@gatehouse/docusaurus-preset', {}]]`,
    );
  });

  it.each([
    ['export default {', 'it cannot be parsed: Unexpected token (1:16)'],
    [`export default { title: 'A' };`, 'it has no `presets`'],
    [`export default { presets: [] };`, 'its `presets` do not include the classic preset'],
    [`export default { presets: [['other', {}]] };`, 'do not include the classic preset'],
    [`export default { presets: make() };`, 'its `presets` are not a list'],
    [`import presets from './p';\nexport default { presets };`, '`presets` is not a `const`'],
    [`let presets = ['classic'];\nexport default { presets };`, '`presets` is not a `const`'],
    [`export default { presets: ['classic'], ...base };`, 'a spread below `presets`'],
    [
      `export default withMermaid({ presets: ['classic'] });`,
      'its export is not an object literal',
    ],
    [`const a = b, b = a;\nexport default a;`, '`b` is not a `const`'],
    [`exports.default = { presets: ['classic'] };`, 'it has neither `export default` nor'],
    [
      `export default { plugins: ['@gatehouse/docusaurus-plugin'], presets: ['classic'] };`,
      'it lists `@gatehouse/docusaurus-plugin`, which the preset includes: replace it',
    ],
  ])('refuses an ambiguous configuration: %s', (source, why) => {
    expect(() => addPreset(source, withPlan)).toThrow(why);
  });
});

describe('removePreset', () => {
  it.each(Object.entries(SHAPES))('restores the original source: %s', (_, shape) => {
    expect(removePreset(after(shape))).toBe(before(shape));
  });

  it.each([
    `export default { presets: ['classic'] };`,
    `export default { presets: ["classic" /* one */] };`,
    `export default {\n  presets: [\n    'classic' // no comma, please\n  ],\n};`,
  ])('restores the original source: %j', (source) => {
    for (const hasPlan of [true, false]) {
      expect(removePreset(addPreset(source, { hasPlan }))).toBe(source);
    }
  });

  it('recognizes the entry after a formatter has run', () => {
    const source = `export default {
  presets: [
    'classic',
    [
      "@gatehouse/docusaurus-preset",
      {
        plans: [{ id: "premium", title: "Premium" }],
      },
    ],
  ],
};`;
    expect(removePreset(source)).toBe(`export default {\n  presets: [\n    'classic',\n  ],\n};`);
  });

  it.each([
    [
      `export default { presets: ['classic', ['@gatehouse/docusaurus-preset', { plans }]] };`,
      'options',
    ],
    [`export default { presets: ['classic'], x: '@gatehouse/docusaurus-preset' };`, 'outside'],
  ])('refuses to delete the author’s own changes: %s', (source, why) => {
    expect(hasPreset(source)).toBe(true);
    expect(() => removePreset(source)).toThrow(why);
  });
});
