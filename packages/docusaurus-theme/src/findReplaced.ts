import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What a site loses with a component of the theme that it replaces and does not wrap. */
const LOST = {
  'NavbarItem/ComponentTypes': 'the account menu',
  MDXComponents: '<Explain>',
} as const;

/**
 * Components of the site, or of another theme, that take the place of the theme's: a line for each.
 *
 * @param aliases as the bundler resolves them: `@theme/MDXComponents` → file
 * @param themeDir where the theme's own components are
 */
export function findReplaced(
  aliases: Readonly<Record<string, unknown>>,
  { themeDir, siteDir }: { themeDir: string; siteDir: string },
): string[] {
  return Object.entries(LOST).flatMap(([name, lost]) => {
    const target = aliases[`@theme/${name}`];
    if (typeof target !== 'string' || isBelow(target, themeDir)) return [];
    const file = ['', ...EXTENSIONS].map((end) => target + end).find(isFile);
    const source = file === undefined ? '' : readFileSync(file, 'utf8');
    if (source.includes(`@theme-original/${name}`)) return [];
    const where = path
      .relative(siteDir, file ?? target)
      .split(path.sep)
      .join('/');
    return [
      `${where} replaces the theme's ${name}: ${lost} will be missing. ` +
        (isBelow(target, siteDir) && !where.includes('node_modules/')
          ? `Import "@theme-original/${name}" there and wrap it, or remove the file.`
          : 'List "@gatehouse/docusaurus-theme", or the preset that brings it, after the one that this belongs to.'),
    ];
  });
}

const EXTENSIONS = ['.tsx', '.ts', '.jsx', '.js'].flatMap((end) => [end, `/index${end}`]);

const isFile = (file: string): boolean => existsSync(file) && path.extname(file) !== '';

const isBelow = (file: string, directory: string): boolean =>
  !path.relative(directory, file).startsWith('..');
