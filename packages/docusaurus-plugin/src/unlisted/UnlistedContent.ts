import path from 'node:path';
import type { LoadContext } from '@docusaurus/types';
import type { Access } from '@gatehouse/contract/access';
import type { GatedPage, PageRegistry, ReadPage } from '../access/PageRegistry';
import { collectTags, collectUnlistedPages, type UnlistedPage } from './collectUnlistedPages';
import type { LoadedContent } from '../docusaurus/loadedContent';
import { readKnownRoutes } from './knownRoutes';
import { hiddenDocIds, removeDraftIds } from '../docusaurus/removeDraftIds';
import { groupKey, readGroup, type UnlistedGroup } from '../gates/UnlistedGroup';

/** What a build knows about unlisted pages, and what it doesn't. */
export interface LoadedUnlisted {
  /** Addresses of the tags in this build. */
  tags: readonly string[];
  /** Unlisted pages that other builds contain, which this one has to start. */
  hidden: readonly ReadPage[];
  /** The unlisted pages that this build is for. `null` in the public build. */
  unlisted: readonly UnlistedPage[] | null;
  /**
   * The readers that the build is for, and the addresses in the public build. `null` in the public
   * build.
   */
  group: { access: UnlistedGroup; known: readonly string[] } | null;
}

/**
 * Decides which unlisted pages are part of this run of Docusaurus: none in the public build, those
 * of one group in the build of that group, all in development.
 */
export class UnlistedContent {
  readonly #context: LoadContext;
  readonly #group: UnlistedGroup | null;
  readonly #isProduction: boolean;
  #hiddenIds: ReadonlySet<string> = new Set();

  constructor(
    context: LoadContext,
    { environment, isProduction }: { environment: NodeJS.ProcessEnv; isProduction: boolean },
  ) {
    this.#context = context;
    this.#group = readGroup(environment);
    this.#isProduction = isProduction;
    // Pages that are not rendered have no headings to check links against.
    if (this.#group) context.siteConfig.onBrokenAnchors = 'ignore';
  }

  lists(access: Access): boolean {
    return (
      !this.#isProduction ||
      (this.#group !== null && access !== 'public' && groupKey(access) === groupKey(this.#group))
    );
  }

  /** The routes of the public build, which this one needn't render. `null` in the public build. */
  knownRoutes(): string[] | null {
    return this.#group && readKnownRoutes(process.env);
  }

  /** Part of cache versions, and sent to the browser only in the build of a group. */
  get group(): UnlistedGroup | null {
    return this.#group;
  }

  /** What the browser gets on every page. */
  clientModules(): string[] {
    return this.#group ? [path.join(__dirname, '../client/unlisted/leaveWhenClosed.js')] : [];
  }

  /** Call when the content is loaded. */
  load(content: LoadedContent, registry: PageRegistry): LoadedUnlisted {
    const { siteDir, siteConfig } = this.#context;
    const inSite = (source: string): string => path.resolve(siteDir, source);
    this.#hiddenIds = hiddenDocIds(content, (source) => registry.isHidden(inSite(source)));

    const tags = collectTags(content);
    if (!this.#group) return { tags, hidden: registry.hiddenPages(), unlisted: null, group: null };
    const files = new Set(registry.gatedPages().filter(isUnlisted).map(fileOf));
    const isWanted = (source: string): boolean => files.has(inSite(source));
    return {
      tags,
      hidden: [],
      group: { access: this.#group, known: readKnownRoutes(process.env) },
      unlisted: collectUnlistedPages(content, isWanted, siteConfig),
    };
  }

  /** Call when the generated data is written and the bundler has not read it yet. */
  beforeBundling(): void {
    removeDraftIds(this.#context.generatedFilesDir, this.#hiddenIds);
  }
}

const isUnlisted = (page: GatedPage): boolean => page.isUnlisted === true;
const fileOf = (page: GatedPage): string => page.filePath;
