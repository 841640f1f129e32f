import path from 'node:path';
import { createRequire } from 'node:module';
import {
  contentInstances,
  type ConfiguredSite,
  type ContentKind,
} from '../source/contentInstances';

/** The option that names the component of a page, and those that the plugin's own theme wraps. */
const COMPONENTS: Record<ContentKind, { option: string; wrapped: string }> = {
  docs: { option: 'docItemComponent', wrapped: '@theme/DocItem' },
  blog: { option: 'blogPostComponent', wrapped: '@theme/BlogPostPage' },
  pages: { option: 'mdxPageComponent', wrapped: '@theme/MDXPage' },
};

/** The components that a site shows its Markdown pages with, instead of those of the theme. */
export function customPageComponents(site: ConfiguredSite): string[] {
  const wrapped = Object.values(COMPONENTS).map((one) => one.wrapped);
  const named = contentInstances(site).map(({ kind, options }) => options[COMPONENTS[kind].option]);
  return [...new Set(named)].filter(
    (name): name is string => typeof name === 'string' && !wrapped.includes(name),
  );
}

const originalOf = (number: number): string => `@gated-content/pageComponent${number}`;

/** The code of a component with the gate around it. */
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
 * Puts the gate around each of the components wherever it is asked for by its name: routes do that.
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

/** A request for the component itself, which is spelled otherwise than the name: that leads to the wrapper. */
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
