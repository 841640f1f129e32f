import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
const namesIn = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map(([, name = '']) => name)),
];
const DECLARED = /(--gate(?:house)?-[a-z-]+):/g;
const USED = /var\((--gate(?:house)?-[a-z-]+)/g;

const GATE_CSS = read('packages/docusaurus-plugin/css/gate.css');
/** What a site copies or installs, without this site's own `src/css`. */
const SHIPPED = [
  'packages/docusaurus-plugin/css',
  'packages/docusaurus-theme/src',
  'packages/docusaurus-theme/css',
]
  .flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      path.join(folder, name),
    ),
  )
  .filter((file) => /\.(?:css|tsx)$/.test(file))
  .map(read)
  .join('\n');
const documented = namesIn(read('docs/run/add-to-your-site.mdx'), DECLARED);

describe('the CSS variables in the docs', () => {
  it('are all used, and include all that a site has to define', () => {
    const used = namesIn(SHIPPED, USED);
    expect(documented.filter((name) => !used.includes(name))).toEqual([]);
    const defined = namesIn(SHIPPED, DECLARED);
    const needed = used.filter((name) => !defined.includes(name));
    expect(needed.filter((name) => !documented.includes(name))).toEqual([]);
  });

  it('have defaults that a rule for ":root" overrides in any order', () => {
    const rules = [...GATE_CSS.matchAll(/(^|\n)([^\n{}]+) \{([^}]*)\}/g)];
    const defaults = rules.filter(([, , , body = '']) =>
      namesIn(body, DECLARED).some((name) => documented.includes(name)),
    );
    expect(defaults.length).toBeGreaterThan(0);
    for (const [, , selector] of defaults) expect(selector).toMatch(/^:where\(.+\)$/);
  });
});
