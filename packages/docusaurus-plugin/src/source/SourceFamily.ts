import path from 'node:path';
import type { LoadContext } from '@docusaurus/types';
import {
  contentInstances,
  type ConfiguredSite,
  type ContentInstance,
  type ContentKind,
} from './contentInstances';

/** The location of a document in a frozen version. */
interface FrozenPlace {
  /** The docs that the document belongs to. */
  docs: ContentInstance;
  /** Below the version's directory, with `/` separators. */
  source: string;
}

/**
 * Knows which source files are the same page in another language or version.
 *
 * Content plugins know only after all sources are read, which is too late. So this class knows
 * where Docusaurus puts translations and frozen versions, and takes the rest from the site's
 * settings.
 */
export class SourceFamily {
  readonly #siteDir: string;
  readonly #localizationDir: string;
  readonly #instances: ReadonlyMap<string, ContentInstance>;

  constructor({ siteDir, siteConfig, localizationDir }: FamilyOf) {
    this.#siteDir = siteDir;
    this.#localizationDir = localizationDir;
    this.#instances = new Map(
      contentInstances({ siteDir, siteConfig }).map((one) => [keyOf(one.kind, one.id), one]),
    );
  }

  isTranslation(file: string): boolean {
    return isBelow(file, this.#localizationDir);
  }

  /** The content plugin that a file is a source of, in any language or version. */
  instanceOf(file: string): ContentInstance | null {
    const frozen = this.frozenPlaceOf(file);
    if (frozen) return frozen.docs;
    const original = this.originalOf(file) ?? file;
    const around = [...this.#instances.values()].filter((one) => isBelow(original, one.directory));
    const [nearest] = around.sort((a, b) => b.directory.length - a.directory.length);
    return nearest ?? null;
  }

  /**
   * Whether a file is in the current version of some docs: a page, or a folder's `_category_` file.
   */
  isOfCurrentDocs(file: string): boolean {
    return this.#allDocs().some(({ directory }) => isBelow(file, directory));
  }

  /** A docs plugin, as far as it can be derived from the settings. */
  docs(id: string): ContentInstance | null {
    return this.#instances.get(keyOf('docs', id)) ?? null;
  }

  /** For a translation: the file that it translates, absolute. */
  originalOf(file: string): string | null {
    if (!this.isTranslation(file)) return null;
    const [plugin = '', ...rest] = path.relative(this.#localizationDir, file).split(path.sep);
    const [, kind, id = 'default'] =
      /^docusaurus-plugin-content-(docs|blog|pages)(?:-(.+))?$/.exec(plugin) ?? [];
    if (kind === undefined) return null;
    const version = kind === 'docs' ? rest.shift() : 'current';
    const directory =
      version === 'current'
        ? this.#instances.get(keyOf(kind as ContentKind, id))?.directory
        : path.join(this.#siteDir, frozenDocs(id), version ?? '');
    return directory === undefined ? null : path.join(directory, ...rest);
  }

  /** For a document in a frozen version, translated or not. */
  frozenPlaceOf(file: string): FrozenPlace | null {
    const untranslated = this.originalOf(file) ?? file;
    if (!isBelow(untranslated, this.#siteDir)) return null;
    const relative = path.relative(this.#siteDir, untranslated).split(path.sep);
    const [folder = '', , ...rest] = relative;
    const docs = this.#allDocs().find(({ id }) => folder === frozenDocs(id));
    return docs && rest.length > 0 ? { docs, source: rest.join('/') } : null;
  }

  #allDocs(): ContentInstance[] {
    return [...this.#instances.values()].filter(({ kind }) => kind === 'docs');
  }
}

type FamilyOf = Pick<LoadContext, 'localizationDir'> & ConfiguredSite;

const keyOf = (kind: ContentKind, id: string): string => `${kind}/${id}`;

const frozenDocs = (id: string): string =>
  id === 'default' ? 'versioned_docs' : `${id}_versioned_docs`;

function isBelow(file: string, directory: string): boolean {
  return file.startsWith(directory + path.sep);
}
