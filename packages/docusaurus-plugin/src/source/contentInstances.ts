import path from 'node:path';
import type { LoadContext } from '@docusaurus/types';

export type ContentKind = 'docs' | 'blog' | 'pages';

/** A content plugin, as configured by the site. */
export interface ContentInstance {
  kind: ContentKind;
  id: string;
  /** The absolute directory of its sources. For docs: those of the current version. */
  directory: string;
  /** As in the configuration: neither validated nor completed. */
  options: Record<string, unknown>;
}

export type ConfiguredSite = Pick<LoadContext, 'siteDir'> & {
  siteConfig: Pick<LoadContext['siteConfig'], 'presets' | 'plugins'>;
};

const DEFAULT_PATHS: Record<ContentKind, string> = {
  docs: 'docs',
  blog: 'blog',
  pages: 'src/pages',
};

/**
 * The docs, blog and pages plugins that presets and plugins in the configuration set up. Docusaurus
 * shows no plugin the options of another, and all of them start at the same time.
 */
export function contentInstances({ siteDir, siteConfig }: ConfiguredSite): ContentInstance[] {
  const instances: ContentInstance[] = [];
  const add = (kind: ContentKind, given: unknown): void => {
    const options = (given ?? {}) as Record<string, unknown>;
    const { id = 'default', path: own = DEFAULT_PATHS[kind] } = options;
    const directory = path.resolve(siteDir, String(own));
    instances.push({ kind, id: String(id), directory, options });
  };
  for (const preset of siteConfig.presets) {
    const given = Array.isArray(preset) ? preset[1] : {};
    const options = (given ?? {}) as Partial<Record<ContentKind, unknown>>;
    for (const kind of ['docs', 'blog', 'pages'] as const) {
      if (options[kind] !== false) add(kind, options[kind]);
    }
  }
  for (const plugin of siteConfig.plugins) {
    const [name, options] = Array.isArray(plugin) ? plugin : [plugin, {}];
    const kind = /(?:^|[\\/-])content-(docs|blog|pages)(?:[\\/]|$)/.exec(String(name))?.[1];
    if (kind !== undefined) add(kind as ContentKind, options);
  }
  return instances;
}
