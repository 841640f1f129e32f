import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

interface Theme {
  /** Module aliases as resolved by the bundler: `@theme/DocItem` → file. */
  aliases: Readonly<Record<string, unknown>>;
  /** The directory of the plugin's own components. */
  themeDir: string;
  siteDir: string;
  keepEditUrl: boolean;
}

/** What readers lose without a component of the plugin. */
const MISSING_PARTS: Readonly<Record<string, string>> = {
  DocItem: 'the paywall and the open text of docs',
  BlogPostPage: 'the paywall and the open text of blog posts',
  MDXPage: 'the paywall and the open text of pages',
  DocBreadcrumbs: 'the button that copies docs as Markdown',
  'DocSidebarItem/Link': 'the locks in the sidebar',
  'DocRoot/Layout/Sidebar': 'unlisted pages in their readers’ sidebar',
  'NotFound/Content': 'unlisted pages that a link leads to, and the reason for refusing a file',
};

/** Docusaurus's own components that render one of the plugin's. */
const PARENTS: Readonly<Record<string, string>> = {
  DocSidebarItem: 'DocSidebarItem/Link',
  'DocRoot/Layout': 'DocRoot/Layout/Sidebar',
  NotFound: 'NotFound/Content',
};

/** `editUrl.split(…)`, `new URL(editUrl)`: code that fails without an edit link. */
const NEEDS_EDIT_URL = /\beditUrl!?\s*\.\s*\w|\b(?!if\b|Boolean\b)\w+\(\s*(?:\w+\.)*editUrl\b/;

/**
 * Reports components of the site, or of another theme, that break something for readers because
 * they were copied instead of wrapped: one line for each.
 */
export function findSwizzleProblems(theme: Theme): string[] {
  return [...lostComponents(theme), ...lostChildren(theme), ...editUrlReaders(theme)];
}

function lostComponents(theme: Theme): string[] {
  return wrappedComponents(theme.themeDir).flatMap((name) => {
    const file = fileOf(`@theme/${name}`, theme);
    if (file === null || isOurs(file, theme) || rendersOriginal(name, file, theme)) return [];
    return [
      `${nameOf(file, theme)} replaces the gate's ${name}: ${MISSING_PARTS[name] ?? 'what the gate adds to it'} ` +
        `will be missing. Import "@theme-original/${name}" there and wrap it, or remove the file.`,
    ];
  });
}

function lostChildren(theme: Theme): string[] {
  return Object.entries(PARENTS).flatMap(([parent, child]) => {
    const file = fileOf(`@theme/${parent}`, theme);
    if (file === null || !isBelow(file, theme.siteDir)) return [];
    const source = readComponent(file);
    if (names(source, `@theme/${child}`) || names(source, `@theme-original/${parent}`)) return [];
    if (names(source, `@theme-init/${parent}`)) return [];
    return [
      `${nameOf(file, theme)} does not render "@theme/${child}": ${MISSING_PARTS[child]} will be missing. Import it there.`,
    ];
  });
}

function editUrlReaders(theme: Theme): string[] {
  if (theme.keepEditUrl) return [];
  const files = Object.keys(theme.aliases)
    .filter((alias) => alias.startsWith('@theme/'))
    .flatMap((alias) => fileOf(alias, theme) ?? [])
    .filter((file) => isBelow(file, theme.siteDir) && !file.includes('node_modules'));
  return [...new Set(files)]
    .filter((file) => NEEDS_EDIT_URL.test(readFileSync(file, 'utf8')))
    .map(
      (file) =>
        `${nameOf(file, theme)} needs "editUrl", which gated pages do not have. Make it work without, or ` +
        'set the option "keepEditUrl".',
    );
}

/** The plugin's components that wrap one of Docusaurus's. */
function wrappedComponents(themeDir: string): string[] {
  return readdirSync(themeDir, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?:^|[\\/])index\.js$/.test(file))
    .map((file) => path.dirname(file).split(path.sep).join('/'))
    .filter((name) =>
      names(readFileSync(path.join(themeDir, name, 'index.js'), 'utf8'), `@theme-init/${name}`),
    );
}

/** Whether a component wraps another one that eventually leads to the plugin's. */
function rendersOriginal(
  name: string,
  file: string,
  theme: Theme,
  seen: readonly string[] = [],
): boolean {
  const source = readComponent(file);
  return ['@theme-original', '@theme-init', '@theme'].some((kind) => {
    const alias = `${kind}/${name}`;
    const next = names(source, alias) ? fileOf(alias, theme) : null;
    if (next === null || next === file || seen.includes(next)) return false;
    return isOurs(next, theme) || rendersOriginal(name, next, theme, [...seen, file]);
  });
}

function fileOf(alias: string, { aliases }: Theme): string | null {
  const target = aliases[alias] ?? aliases[`${alias}$`];
  if (typeof target !== 'string') return null;
  const file = [target, ...EXTENSIONS.map((end) => target + end)].find(
    (one) => existsSync(one) && path.extname(one) !== '',
  );
  return file ?? null;
}

const EXTENSIONS = ['.tsx', '.ts', '.jsx', '.js'].flatMap((end) => [end, `/index${end}`]);

/** The component's own file or, for a folder, all files in it: a component may be split. */
function readComponent(file: string): string {
  if (!/^index\.\w+$/.test(path.basename(file))) return readFileSync(file, 'utf8');
  return readdirSync(path.dirname(file))
    .filter((name) => /\.[jt]sx?$/.test(name))
    .map((name) => readFileSync(path.join(path.dirname(file), name), 'utf8'))
    .join('\n');
}

const names = (source: string, alias: string): boolean =>
  source.includes(`'${alias}'`) || source.includes(`"${alias}"`);

const isOurs = (file: string, { themeDir }: Theme): boolean => isBelow(file, themeDir);

function isBelow(file: string, directory: string): boolean {
  return !path.relative(directory, file).startsWith('..');
}

function nameOf(file: string, { siteDir }: Theme): string {
  return path.relative(siteDir, file).split(path.sep).join('/');
}
