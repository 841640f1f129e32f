import type { Access } from '@gatehouse/contract/access';
import type { RoutedPage } from './collectPages';
import type { Section, SectionProblem } from '../sections/Section';
import type { ResolvedAccess } from './resolveAccess';
import type { DeclaredUnlisted } from './resolveUnlisted';

export interface ReadPage extends ResolvedAccess {
  filePath: string;
  frontMatter: Record<string, unknown>;
  unlisted?: DeclaredUnlisted;
  /** The sections of it that are gated separately. */
  sections?: readonly Section[];
  sectionProblems?: readonly SectionProblem[];
}

/** A page with sections that are gated separately. The page may be public or gated. */
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
 * Knows which Markdown files are pages, and the access they require.
 *
 * While content plugins load, every file whose front matter is read counts as a page: partials are
 * read later, by the bundler. After that, the pages are those that have a route.
 */
export class PageRegistry {
  readonly #lists: (access: Access) => boolean;
  readonly #read = new Map<string, ReadPage>();
  #routed: Map<string, RoutedPage[]> | null = null;
  #sectioned = new Map<string, SectionedPage>();

  /**
   * @param lists whether the build contains unlisted pages of this access: always in development
   */
  constructor(lists: (access: Access) => boolean = () => true) {
    this.#lists = lists;
  }

  isPage(filePath: string): boolean {
    return this.#routed === null || this.#routed.has(filePath);
  }

  record(page: ReadPage): void {
    this.#read.set(page.filePath, page);
  }

  /** Call when all content is loaded, and in development after each reload. */
  settle(pages: readonly RoutedPage[]): void {
    this.#routed = new Map();
    for (const page of pages) {
      this.#routed.set(page.filePath, [...(this.#routed.get(page.filePath) ?? []), page]);
    }
    // Kept separately: the compiler reads a page's front matter again after its sections are
    // removed.
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

  /** Excluded from this build, because a separate build contains it. */
  isHidden(filePath: string): boolean {
    const page = this.#read.get(filePath);
    return page !== undefined && !this.#listed(page);
  }

  hiddenPages(): ReadPage[] {
    return this.all().filter(
      (page) => !this.#listed(page) && page.frontMatter.draft !== true && page.access !== 'public',
    );
  }

  /** Gated files that no docs, blog or pages plugin renders. Drafts are never published. */
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
