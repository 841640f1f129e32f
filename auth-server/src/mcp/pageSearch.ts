import type { Entitled } from '@gatehouse/contract/access';
import MiniSearch from 'minisearch';
import { excerptOf } from './excerptOf.js';
import type { SitePages, VisiblePage } from './sitePages.js';
import { splitWords } from './splitWords.js';

/** Each is for one set of plans: sites have a handful. Over the limit, the one unused the longest goes. */
const MOST_INDEXES = 16;
/** Pages indexed between two turns of the event loop. */
const CHUNK = 5;

interface FoundPage extends Pick<VisiblePage, 'path' | 'url' | 'title' | 'decision'> {
  /** The part of the page around the words that were found, as plain text. */
  excerpt: string;
}

export interface PageSearch {
  /** @param options.under only pages at this path or below it */
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
 * Searches pages under the reader's access. Readers with the same plans share an index of what they may
 * read, made when the first of them searches. One index with a filter would not do: how often a word
 * occurs on locked pages would show in the scores, and so in the order, of everyone's results.
 */
export function createPageSearch(pages: SitePages, sitePlans: readonly string[]): PageSearch {
  const indexes = new Map<string, Promise<Index>>();

  function indexFor(reader: Entitled | null): Promise<Index> {
    // Plans that the site does not sell open nothing: they need no index of their own.
    const plans = sitePlans.filter((plan) => reader?.plans.includes(plan));
    const key = reader === null ? '' : ['members', ...plans].join(' ');
    const index = indexes.get(key) ?? buildIndex(pages, reader && { plans });
    indexes.delete(key);
    indexes.set(key, index);
    index.catch(() => indexes.delete(key));
    const [oldest = ''] = indexes.keys();
    if (indexes.size > MOST_INDEXES) indexes.delete(oldest);
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
      // Rather pages with some of the words than none.
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
