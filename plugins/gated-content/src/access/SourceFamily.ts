import path from 'node:path';
import type { LoadContext } from '@docusaurus/types';

type Kind = 'docs' | 'blog' | 'pages';

const DEFAULT_PATHS: Record<Kind, string> = { docs: 'docs', blog: 'blog', pages: 'src/pages' };

/** What else speaks for a page, absolute. */
export interface Relatives {
  /** Of a translation: the file that it translates. */
  original: string | null;
  /** Of a frozen copy, translated or not: the same page in the current version. */
  current: string | null;
}

/**
 * Which source files are one page: in another language, or in another version.
 *
 * Content plugins tell only when all sources are read, and then it is too late. So this knows where
 * Docusaurus puts translations and frozen versions, and takes the rest from the site's settings.
 */
export class SourceFamily {
  readonly #siteDir: string;
  readonly #localizationDir: string;
  /** Kind and instance → directory. */
  readonly #directories: ReadonlyMap<string, string>;

  constructor({ siteDir, siteConfig, localizationDir }: FamilyOf) {
    this.#siteDir = siteDir;
    this.#localizationDir = localizationDir;
    this.#directories = new Map(
      contentPaths(siteConfig).map(([key, directory]) => [key, path.resolve(siteDir, directory)]),
    );
  }

  relativesOf(file: string): Relatives {
    const original = this.#originalOf(file);
    return { original, current: this.#currentOf(original ?? file) };
  }

  isTranslation(file: string): boolean {
    return isBelow(file, this.#localizationDir);
  }

  /** Whether a file is in the current version of some docs: a page, or what says something of a folder. */
  isOfCurrentDocs(file: string): boolean {
    return [...this.#directories].some(
      ([key, directory]) => key.startsWith('docs/') && isBelow(file, directory),
    );
  }

  /** The directory of a docs plugin's current version, as far as the settings tell. */
  docsDirectory(id: string): string | null {
    return this.#directories.get(`docs/${id}`) ?? null;
  }

  #originalOf(file: string): string | null {
    if (!this.isTranslation(file)) return null;
    const [plugin = '', ...rest] = path.relative(this.#localizationDir, file).split(path.sep);
    const [, kind, id = 'default'] =
      /^docusaurus-plugin-content-(docs|blog|pages)(?:-(.+))?$/.exec(plugin) ?? [];
    if (kind === undefined) return null;
    const version = kind === 'docs' ? rest.shift() : 'current';
    const directory =
      version === 'current'
        ? this.#directories.get(`${kind}/${id}`)
        : path.join(this.#siteDir, frozenDocs(id), version ?? '');
    return directory === undefined ? null : path.join(directory, ...rest);
  }

  #currentOf(file: string): string | null {
    if (!isBelow(file, this.#siteDir)) return null;
    const [folder = '', , ...rest] = path.relative(this.#siteDir, file).split(path.sep);
    for (const [key, directory] of this.#directories) {
      const [kind, id = ''] = key.split(/\/(.*)/s);
      if (kind === 'docs' && folder === frozenDocs(id)) return path.join(directory, ...rest);
    }
    return null;
  }
}

type FamilyOf = Pick<LoadContext, 'siteDir' | 'localizationDir'> & {
  siteConfig: Pick<LoadContext['siteConfig'], 'presets' | 'plugins'>;
};

const frozenDocs = (id: string): string =>
  id === 'default' ? 'versioned_docs' : `${id}_versioned_docs`;

function isBelow(file: string, directory: string): boolean {
  return file.startsWith(directory + path.sep);
}

/** `kind/id` and the path of every content plugin, as presets and plugins are set up. */
function contentPaths({ presets, plugins }: FamilyOf['siteConfig']): [key: string, path: string][] {
  const found: [string, string][] = [];
  const add = (kind: Kind, options: unknown): void => {
    const { id = 'default', path: own = DEFAULT_PATHS[kind] } = (options ?? {}) as {
      id?: string;
      path?: string;
    };
    found.push([`${kind}/${id}`, own]);
  };
  for (const preset of presets) {
    const options = (Array.isArray(preset) ? preset[1] : {}) as Partial<Record<Kind, unknown>>;
    for (const kind of ['docs', 'blog', 'pages'] as const) add(kind, options[kind]);
  }
  for (const plugin of plugins) {
    const [name, options] = Array.isArray(plugin) ? plugin : [plugin, {}];
    const kind = /(?:^|[/-])content-(docs|blog|pages)(?:\/|$)/.exec(String(name))?.[1];
    if (kind !== undefined) add(kind as Kind, options);
  }
  return found;
}
