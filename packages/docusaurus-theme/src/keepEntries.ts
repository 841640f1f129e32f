import path from 'node:path';

/** Components that are a list of others, to which the theme adds one of its own. */
const LISTS = ['MDXComponents', 'NavbarItem/ComponentTypes'];

const REPLACEMENTS_DIR = path.join(__dirname, 'client/replaced');

/**
 * Aliases with which the theme's entry stays in a list that the site, or another theme, has copied instead
 * of wrapping it. A copy without the account menu would end the build: the navbar asks for it.
 * @param aliases as the bundler resolves them: `@theme/MDXComponents` → file
 * @param themeDir where the theme's own components are
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
