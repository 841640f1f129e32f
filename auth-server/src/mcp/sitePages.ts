import { decideAccess, type Decision, type Entitled } from '@gatehouse/contract/access';
import { readPageMarkdown } from '@gatehouse/contract/pageMarkdown';
import {
  isKnownTo,
  type MarkdownPage,
  type MarkdownSite,
} from '../content/markdown/MarkdownSite.js';
import { pageKey } from '../content/routePath.js';

/** A page as one reader sees it. */
export interface VisiblePage {
  /** With the base URL, without a trailing slash: `/docs/install`. */
  path: string;
  /** The URL to which the site links. */
  url: string;
  title: string;
  /** The text this reader can read: the teaser, if the page is locked. */
  markdown: string;
  /** Whether that is the whole page, and otherwise what opening it requires. */
  decision: Decision;
}

/** The site's pages in all languages, without unlisted pages that a reader can't open. */
export interface SitePages {
  /** @param reader `null` for anonymous callers */
  list(reader: Entitled | null): VisiblePage[];
  /**
   * @param path decoded, see `decodePath`
   * @returns `null` if the page doesn't exist, or is unlisted and this reader can't open it
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
  // The header would repeat the title and the URL.
  const { text } = readPageMarkdown(access, { ...markdown, header: '' }, reader);
  const decision = decideAccess(access, reader);
  return { path: key || '/', url, title, markdown: text.trim(), decision };
}
