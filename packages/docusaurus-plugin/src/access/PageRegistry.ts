import type { Access } from '@gatehouse/contract/access';
import type { RoutedPage } from './collectPages';
import type { Section, SectionProblem } from '../sections/Section';
import type { ResolvedAccess } from './resolveAccess';
import type { SaidUnlisted } from './resolveUnlisted';

export interface ReadPage extends ResolvedAccess {
  filePath: string;
  frontMatter: Record<string, unknown>;
  unlisted?: SaidUnlisted;
  /** The parts of it that are gated by themselves. */
  sections?: readonly Section[];
  sectionProblems?: readonly SectionProblem[];
}

/** A page with parts that are gated by themselves. The page may be public or gated. */
export interface SectionedPage {
  filePath: string;
  permalinks: readonly string[];
  sections: readonly Section[];
}

export interface GatedPage extends RoutedPage {
  access: Exclude<Access, 'public'>;
  frontMatter: Record<string, unknown>;
  isUnlisted?: boolean;
}

/**
 * Which Markdown files are pages, and what they ask for.
 *
 * While content plugins load, every file whose front matter is read is a page: partials are read
 * later, by the bundler. From then on the pages are those that got a route.
 */
export class PageRegistry {
  readonly #lists: (access: Access) => boolean;
  readonly #read = new Map<string, ReadPage>();
  #routed: Map<string, RoutedPage[]> | null = null;
  #sectioned = new Map<string, SectionedPage>();

  /** @param lists whether unlisted pages of this access are a part of the build: all in development */
  constructor(lists: (access: Access) => boolean = () => true) {
    this.#lists = lists;
  }

  isPage(filePath: string): boolean {
    return this.#routed === null || this.#routed.has(filePath);
  }

  record(page: ReadPage): void {
    this.#read.set(page.filePath, page);
  }

  /** To be called when all content is loaded, and in development whenever it is loaded again. */
  settle(pages: readonly RoutedPage[]): void {
    this.#routed = new Map();
    for (const page of pages) {
      this.#routed.set(page.filePath, [...(this.#routed.get(page.filePath) ?? []), page]);
    }
    // Kept apart: the compiler reads the front matter of a page once more, when its sections are gone.
    this.#sectioned = new Map();
    for (const { filePath, sections = [] } of this.#read.values()) {
      const routes = this.#routed.get(filePath);
      if (sections.length === 0 || !routes) continue;
      const permalinks = routes.map(({ permalink }) => permalink);
      this.#sectioned.set(filePath, { filePath, permalinks, sections });
    }
  }

  get(filePath: string): ReadPage | null {
    return this.#read.get(filePath) ?? null;
  }

  all(): ReadPage[] {
    return [...this.#read.values()];
  }

  hasSections(filePath: string): boolean {
    return this.#sectioned.has(filePath);
  }

  sectionedPages(): SectionedPage[] {
    return [...this.#sectioned.values()];
  }

  gatedPages(): GatedPage[] {
    return this.all().flatMap(({ filePath, access, frontMatter, unlisted }) => {
      if (access === 'public') return [];
      const about = { access, frontMatter, ...(unlisted && { isUnlisted: true }) };
      return (this.#routed?.get(filePath) ?? []).map((page) => ({ ...page, ...about }));
    });
  }

  /** Left out of this build, because a build of its own has it. */
  isHidden(filePath: string): boolean {
    const page = this.#read.get(filePath);
    return page !== undefined && !this.#listed(page);
  }

  hiddenPages(): ReadPage[] {
    return this.all().filter(
      (page) => !this.#listed(page) && page.frontMatter.draft !== true && page.access !== 'public',
    );
  }

  /** Gated, and yet no docs, blog or pages plugin makes a page of it. Drafts are never published. */
  gatedWithoutPage(): ReadPage[] {
    return this.all().filter(
      (page) =>
        page.access !== 'public' &&
        !this.#routed?.has(page.filePath) &&
        page.frontMatter.draft !== true &&
        this.#listed(page),
    );
  }

  #listed({ unlisted, access }: ReadPage): boolean {
    return !unlisted || this.#lists(access);
  }
}
