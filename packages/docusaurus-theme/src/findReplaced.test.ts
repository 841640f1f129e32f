import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findReplaced } from './findReplaced';

let siteDir: string;
let themeDir: string;
beforeEach(() => {
  siteDir = mkdtempSync(path.join(tmpdir(), 'theme-'));
  themeDir = path.join(siteDir, 'node_modules/@gatehouse/docusaurus-theme/lib/theme');
});
afterEach(() => rmSync(siteDir, { recursive: true }));

function component(file: string, source: string): string {
  const target = path.join(siteDir, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, source);
  return target.replace(/\.\w+$/, '');
}
const replaced = (target: string) =>
  findReplaced(
    { '@theme/MDXComponents': target, '@theme/NavbarItem/ComponentTypes': `${themeDir}/x` },
    { siteDir, themeDir },
  );

it('takes a component that wraps the original for no replacement', () => {
  const wrapping = "import Original from '@theme-original/MDXComponents';";
  expect(replaced(component('src/theme/MDXComponents.ts', wrapping))).toEqual([]);
});

it('names what a copied component of the site loses, and what to do', () => {
  expect(replaced(component('src/theme/MDXComponents.ts', 'export default {};'))).toEqual([
    expect.stringMatching(/^src\/theme\/MDXComponents\.ts replaces .*<Explain>.*@theme-original/),
  ]);
});

it('tells to change the order where another theme comes after this one', () => {
  const other = 'node_modules/@docusaurus/theme-classic/lib/theme/MDXComponents/index.js';
  expect(replaced(component(other, 'export default {};').replace(/\/index$/, ''))).toEqual([
    expect.stringContaining('after the one that this belongs to'),
  ]);
});
