import path from 'node:path';

/** Components that are a list of others, to which the theme adds its own. */
const LISTS = ['MDXComponents', 'NavbarItem/ComponentTypes'];

const REPLACEMENTS_DIR = path.join(__dirname, 'client/replaced');

/**
 * Aliases that keep the theme's entry in a list that the site, or another theme, has copied instead
 * of wrapped. A copy without the account menu would fail the build: the navbar uses it.
 * @param aliases as resolved by the bundler: `@theme/MDXComponents` → file
 * @param themeDir the directory of the theme's own components
 */
export function keepEntries(
  aliases: Readonly<Record<string, unknown>>,
  themeDir: string,
): Record<string, string> {
  return Object.assign(
    {},
    ...LISTS.map((name) => {
      const target = aliases[`@theme/${name}`];
      if (typeof target !== 'string' || isBelow(target, themeDir)) return {};
      return {
        [`@theme/${name}`]: path.join(REPLACEMENTS_DIR, name),
        [`@theme-replaced/${name}`]: target,
      };
    }),
  ) as Record<string, string>;
}

const isBelow = (file: string, directory: string): boolean =>
  !path.relative(directory, file).startsWith('..');
