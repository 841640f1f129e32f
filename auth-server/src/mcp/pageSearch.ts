import type { Entitled } from '@gatehouse/contract/access';
import MiniSearch from 'minisearch';
import { excerptOf } from './excerptOf.js';
import type { SitePages, VisiblePage } from './sitePages.js';
import { splitWords } from './splitWords.js';

/** One per set of plans: sites have a handful. Over the limit, the least recently used is dropped. */
const MAX_INDEXES = 16;
/** Pages to index before yielding to the event loop. */
const CHUNK = 5;

interface FoundPage extends Pick<VisiblePage, 'path' | 'url' | 'title' | 'decision'> {
  /** The part of the page around the first match, as plain text. */
  excerpt: string;
}

export interface PageSearch {
  /** @param options.under only pages at or below this path */
  find(
    query: string,
    options: { reader: Entitled | null; limit: number; under?: string | undefined },
  ): Promise<FoundPage[]>;
}

interface Index {
  pages: readonly VisiblePage[];
  words: MiniSearch;
}

/**
 * Searches the text that a reader has access to. Readers with the same plans share an index of it, built
 * on their first search. One index with a filter would leak: the frequency of a word on locked pages
 * would affect the scores, and so the order, of everyone's results.
 */
export function createPageSearch(pages: SitePages, sitePlans: readonly string[]): PageSearch {
  const indexes = new Map<string, Promise<Index>>();

  function indexFor(reader: Entitled | null): Promise<Index> {
    // Plans that the site doesn't define grant no access: they need no separate index.
    const plans = sitePlans.filter((plan) => reader?.plans.includes(plan));
    const key = reader === null ? '' : ['members', ...plans].join(' ');
    const index = indexes.get(key) ?? buildIndex(pages, reader && { plans });
    indexes.delete(key);
    indexes.set(key, index);
    index.catch(() => indexes.delete(key));
    const [oldest = ''] = indexes.keys();
    if (indexes.size > MAX_INDEXES) indexes.delete(oldest);
    return index;
  }

  return {
    find: async (query, { reader, limit, under }) => {
      const { pages: indexed, words } = await indexFor(reader);
      const isBelow = ({ path }: VisiblePage) => under === undefined || isUnder(path, under);
      const search = (combineWith: 'AND' | 'OR') =>
        words.search(query, {
          combineWith,
          filter: ({ id }) => isBelow(indexed[id as number] as VisiblePage),
        });
      const all = search('AND');
      // Falls back to pages with some of the words.
      const found = all.length > 0 ? all : search('OR');
      return found.slice(0, limit).map(({ id, terms }) => {
        const { path, url, title, decision, markdown } = indexed[id as number] as VisiblePage;
        return { path, url, title, decision, excerpt: excerptOf(markdown, terms) };
      });
    },
  };
}

async function buildIndex(pages: SitePages, reader: Entitled | null): Promise<Index> {
  const visible = pages.list(reader);
  const words = new MiniSearch<{ id: number; title: string; headings: string; text: string }>({
    fields: ['title', 'headings', 'text'],
    tokenize: splitWords,
    searchOptions: {
      boost: { title: 4, headings: 2 },
      prefix: (term) => term.length > 2,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    },
  });
  await words.addAllAsync(
    visible.map(({ title, markdown }, id) => ({
      id,
      title,
      headings: (markdown.match(/^#{1,6} .*$/gm) ?? []).join('\n'),
      text: markdown,
    })),
    { chunkSize: CHUNK },
  );
  return { pages: visible, words };
}

function isUnder(path: string, folder: string): boolean {
  const base = folder.replace(/\/$/, '');
  return path === base || path.startsWith(`${base}/`);
}
