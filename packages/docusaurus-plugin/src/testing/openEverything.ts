import { readFileSync, writeFileSync } from 'node:fs';
import { sourcesOf } from './sourcesOf';

/**
 * A rule in front matter, around a section or in a `_category_` file, except for one marked to
 * stay.
 */
const RULES = [
  { pattern: /^access: (?!.*# always).*$/m, text: 'access: public' },
  { pattern: /^access_all_versions: true\n/m, text: '' },
  { pattern: /"access": "\w+"/, text: '"access": "public"' },
  { pattern: /, "accessAllVersions": true/, text: '' },
  { pattern: /^<\/?Gated\b.*>$/gm, text: '' },
];

/**
 * Removes the access rules from a fixture's sources: everything gated becomes public.
 *
 * @returns a function that restores them
 */
export function openEverything(siteDir: string): () => void {
  const before = new Map(
    sourcesOf(siteDir)
      .filter((file) => /\.mdx?$|_category_\.json$/.test(file))
      .map((file) => [file, readFileSync(file, 'latin1')]),
  );
  for (const [file, text] of before) {
    const opened = RULES.reduce((rest, rule) => rest.replace(rule.pattern, rule.text), text);
    writeFileSync(file, opened, 'latin1');
  }
  return () => {
    for (const [file, text] of before) writeFileSync(file, text, 'latin1');
  };
}
