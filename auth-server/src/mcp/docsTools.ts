import type { McpServer } from '@modelcontextprotocol/server';
import type { z } from 'zod';
import { decodePath } from '../content/routePath.js';
import type { ReadingLimit } from '../content/readingLimit.js';
import type { Log } from '../log.js';
import type { Caller } from './findCaller.js';
import type { PageSearch } from './pageSearch.js';
import type { SitePages, VisiblePage } from './sitePages.js';
import { PART_LENGTH, TOOLS } from './tools.js';

/** Read-only, idempotent, and limited to the site's pages. */
const ANNOTATIONS = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
};

export interface DocsTools {
  pages: SitePages;
  search: PageSearch;
  /** The reader's limit of gated pages, which these tools share with browsers. */
  countRead: ReadingLimit;
  /** How clients present the server. */
  about: { name: string; title: string; version: string };
  instructions: string;
  siteUrl: string;
  /** The absolute URL of the sign-in page. */
  signInUrl: string;
  log: Log;
}

/**
 * Offers both tools to one caller.
 * @param reader `null` for anonymous callers
 */
export function addTools(server: McpServer, reader: Caller | null, options: DocsTools): void {
  const { pages, search, countRead, log, siteUrl } = options;

  async function searchPages(
    input: z.output<typeof TOOLS.search.inputSchema>,
  ): Promise<z.input<typeof TOOLS.search.outputSchema>> {
    const found = await search.find(input.query, { reader, ...input });
    return {
      results: found.map(({ decision, ...page }) => ({
        ...page,
        access: decision,
      })),
    };
  }

  function readPage({
    page: address,
    offset,
  }: z.output<typeof TOOLS.read.inputSchema>): z.input<typeof TOOLS.read.outputSchema> | null {
    const path = pathOf(address, siteUrl);
    const page = path === null ? null : pages.find(path, reader);
    if (page === null) return null;
    const end = offset + PART_LENGTH;
    return {
      path: page.path,
      url: page.url,
      title: page.title,
      markdown: page.markdown.slice(offset, end),
      access: page.decision,
      notice: noticeFor(page, options),
      nextOffset: end < page.markdown.length ? end : null,
    };
  }

  /** Catches errors: the SDK would send their message to the client. */
  async function answer<T extends Record<string, unknown>>(
    work: () => T | null | Promise<T | null>,
    toText: (result: T) => string,
  ) {
    try {
      const wait = reader && (await countRead(reader));
      if (wait !== null) return refuse(`Too many pages. Try again in ${wait} seconds.`);
      const result = await work();
      if (result === null) return refuse('Page not found. Use search_pages to find one.');
      return {
        content: [{ type: 'text' as const, text: toText(result) }],
        structuredContent: result,
      };
    } catch (error) {
      log.error({ err: error }, 'an MCP tool failed');
      return refuse('Something went wrong on our end.');
    }
  }

  server.registerTool(
    'search_pages',
    { ...TOOLS.search, annotations: ANNOTATIONS },
    (input: z.output<typeof TOOLS.search.inputSchema>) =>
      answer(
        () => searchPages(input),
        ({ results }) => results.map(describeResult).join('\n\n') || 'No pages found.',
      ),
  );
  server.registerTool(
    'read_page',
    { ...TOOLS.read, annotations: ANNOTATIONS },
    (input: z.output<typeof TOOLS.read.inputSchema>) => answer(() => readPage(input), describePage),
  );
}

const refuse = (text: string) => ({ isError: true, content: [{ type: 'text' as const, text }] });

/** @returns the decoded path; `null` if the URL is malformed or of another site */
function pathOf(address: string, siteUrl: string): string | null {
  if (!URL.canParse(address, siteUrl)) return null;
  const { origin, pathname } = new URL(address, siteUrl);
  return origin === siteUrl ? decodePath(pathname) : null;
}

function noticeFor({ decision }: VisiblePage, { signInUrl }: DocsTools): string | null {
  if (decision === 'open') return null;
  return decision === 'sign-in'
    ? `This is the teaser. Sign in to read the rest: ${signInUrl}`
    : "This is the teaser. The reader's plan does not include the rest of the page.";
}

type Result = z.input<typeof TOOLS.search.outputSchema>['results'][number];

function describeResult({ title, path, excerpt, access }: Result): string {
  const lock = access === 'open' ? '' : ' (locked)';
  return `${title}${lock}\n${path}\n${excerpt}`;
}

function describePage(page: z.input<typeof TOOLS.read.outputSchema>): string {
  const { title, url, markdown, notice, nextOffset } = page;
  const more =
    nextOffset === null ? null : `The page continues: read on with offset ${nextOffset}.`;
  return [`${title}\n${url}`, markdown, notice, more].filter(Boolean).join('\n\n');
}
