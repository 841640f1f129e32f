import path from 'node:path';
import { expect, it } from 'vitest';
import { keepEntries } from './keepEntries';

const THEME_DIR = '/site/node_modules/@gatehouse/docusaurus-theme/lib/theme';
const ours = `${THEME_DIR}/MDXComponents`;

it('ignores components of the theme, and missing ones', () => {
  expect(keepEntries({ '@theme/MDXComponents': ours }, THEME_DIR)).toEqual({});
});

it.each([
  ['the site', '/site/src/theme/NavbarItem/ComponentTypes.js'],
  ['another theme', '/site/node_modules/other/lib/theme/NavbarItem/ComponentTypes.js'],
])('bypasses a component of %s that replaces the theme’s', (_, copy) => {
  const aliases = { '@theme/MDXComponents': ours, '@theme/NavbarItem/ComponentTypes': copy };
  expect(keepEntries(aliases, THEME_DIR)).toEqual({
    '@theme/NavbarItem/ComponentTypes': path.join(
      import.meta.dirname,
      'client/replaced/NavbarItem/ComponentTypes',
    ),
    '@theme-replaced/NavbarItem/ComponentTypes': copy,
  });
});
