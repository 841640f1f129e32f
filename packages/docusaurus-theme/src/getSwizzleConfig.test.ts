import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { getSwizzleConfig } from './getSwizzleConfig';

/** Component names in Docusaurus's convention: a folder with an index, or a file. */
function componentsIn(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) =>
      name
        .split(path.sep)
        .join('/')
        .replace(/(?:\/index)?\.tsx?$/, ''),
    )
    .sort();
}

it('lists every component of the theme', () => {
  const named = Object.keys(getSwizzleConfig().components).sort();
  expect(named).toEqual(componentsIn(path.join(import.meta.dirname, 'theme')));
});
