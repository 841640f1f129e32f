import path from 'node:path';
import { createRequire } from 'node:module';
import {
  contentInstances,
  type ConfiguredSite,
  type ContentKind,
} from '../source/contentInstances';

/**
 * The option that names the component of a page, and the component that the plugin's theme wraps.
 */
const COMPONENTS: Record<ContentKind, { option: string; wrapped: string }> = {
  docs: { option: 'docItemComponent', wrapped: '@theme/DocItem' },
  blog: { option: 'blogPostComponent', wrapped: '@theme/BlogPostPage' },
  pages: { option: 'mdxPageComponent', wrapped: '@theme/MDXPage' },
};

/** The components that a site renders its Markdown pages with, other than the theme's own. */
export function customPageComponents(site: ConfiguredSite): string[] {
  const wrapped = Object.values(COMPONENTS).map((one) => one.wrapped);
  const named = contentInstances(site).map(({ kind, options }) => options[COMPONENTS[kind].option]);
  return [...new Set(named)].filter(
    (name): name is string => typeof name === 'string' && !wrapped.includes(name),
  );
}

const originalOf = (number: number): string => `@gated-content/pageComponent${number}`;

/** The code of a component wrapped with the gate. */
export function wrapperCode(number: number): string {
  const withGate = JSON.stringify(path.resolve(__dirname, '../client/withGate.js'));
  const original = JSON.stringify(originalOf(number));
  return `import Page from ${original};
import {withGate} from ${withGate};
export * from ${original};
export default withGate(Page);
`;
}

/**
 * Wraps each of the components with the gate wherever it is requested by name, as routes do.
 *
 * @param wrappers the files with their `wrapperCode`
 * @param themeAliases of the bundler: what `@theme/…` stands for
 */
export function wrapperAliases(
  components: readonly string[],
  wrappers: readonly string[],
  { siteDir, themeAliases }: { siteDir: string; themeAliases: Record<string, unknown> },
): Record<string, string> {
  const aliases = components.flatMap((name, number) => [
    [`${name}$`, wrappers[number] ?? ''],
    [originalOf(number), fileOf(name, siteDir, themeAliases)],
  ]);
  return Object.fromEntries(aliases) as Record<string, string>;
}

/**
 * A request for the component itself, spelled differently from the name, which leads to the
 * wrapper.
 */
function fileOf(name: string, siteDir: string, themeAliases: Record<string, unknown>): string {
  const themed = themeAliases[name];
  if (typeof themed === 'string') return themed;
  if (name.startsWith('@site/')) return path.join(siteDir, name.slice('@site/'.length));
  if (path.isAbsolute(name)) {
    return `${path.dirname(name)}${path.sep}.${path.sep}${path.basename(name)}`;
  }
  try {
    return createRequire(path.join(siteDir, 'package.json')).resolve(name);
  } catch (cause) {
    throw new Error(
      `The component "${name}", which the configuration sets for pages, does not exist. Use a component ` +
        'of the theme ("@theme/…"), a file of the site ("@site/src/…") or a package.',
      { cause },
    );
  }
}
