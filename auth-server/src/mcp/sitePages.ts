import { decideAccess, type Decision, type Entitled } from '@gatehouse/contract/access';
import { readPageMarkdown } from '@gatehouse/contract/pageMarkdown';
import {
  isKnownTo,
  type MarkdownPage,
  type MarkdownSite,
} from '../content/markdown/MarkdownSite.js';
import { pageKey } from '../content/routePath.js';

/** A page as one reader may see it. */
export interface VisiblePage {
  /** With the base URL, and without a slash at its end: `/docs/install`. */
  path: string;
  /** As the site links to it. */
  url: string;
  title: string;
  /** What this reader may read: of a locked page, its teaser. */
  markdown: string;
  /** Whether that is the page, and otherwise what would open it. */
  decision: Decision;
}

/** The site's pages in all languages. A page that a reader must not know of is not among them. */
export interface SitePages {
  /** @param reader `null`: nobody is signed in */
  list(reader: Entitled | null): VisiblePage[];
  /**
   * @param path decoded, see `decodePath`
   * @returns `null` when there is no such page, or this reader must not know of it
   */
  find(path: string, reader: Entitled | null): VisiblePage | null;
}

export function createSitePages(sites: readonly MarkdownSite[]): SitePages {
  const pages = new Map(sites.flatMap((site) => site.pages.map((page) => [page.key, page])));
  return {
    list: (reader) =>
      [...pages.values()]
        .filter((page) => isKnownTo(page, reader))
        .map((page) => seenBy(reader, page)),
    find: (path, reader) => {
      const page = pages.get(pageKey(path));
      return page !== undefined && isKnownTo(page, reader) ? seenBy(reader, page) : null;
    },
  };
}

function seenBy(reader: Entitled | null, page: MarkdownPage): VisiblePage {
  const { key, url, title, access, markdown } = page;
  // The header says title and address once more.
  const { text } = readPageMarkdown(access, { ...markdown, header: '' }, reader);
  const decision = decideAccess(access, reader);
  return { path: key || '/', url, title, markdown: text.trim(), decision };
}
