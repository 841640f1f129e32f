import type { IncomingMessage } from 'node:http';
import type { LlmsFile } from '@gatehouse/contract/llmsFiles';
import Negotiator from 'negotiator';
import { decodePath, pageKey } from '../routePath.js';
import type { MarkdownPage, MarkdownSite } from './MarkdownSite.js';

/** The page or list that a request for Markdown is for. */
export type MarkdownTarget =
  { kind: 'page'; page: MarkdownPage } | { kind: 'list'; site: MarkdownSite; file: LlmsFile };

export interface MarkdownIndex {
  /** The page or list with this Markdown URL. @param path as sent, without the query string */
  byMarkdownPath(path: string): MarkdownTarget | null;
  /** The page with this HTML URL. */
  byPagePath(path: string): MarkdownPage | null;
}

export function createMarkdownIndex(sites: readonly MarkdownSite[]): MarkdownIndex {
  const pages = new Map(sites.flatMap((site) => site.pages.map((page) => [page.key, page])));
  const lists = new Map(
    sites.flatMap((site) =>
      site.llmsFiles.map((file) => [
        site.baseUrl + file,
        { kind: 'list', site, file: file as LlmsFile } as const,
      ]),
    ),
  );
  return {
    byMarkdownPath(path) {
      const decoded = /\.(?:md|txt)$/.test(path) ? decodePath(path) : null;
      if (decoded === null) return null;
      const list = lists.get(decoded);
      if (list !== undefined) return list;
      if (!decoded.endsWith('.md')) return null;
      const key = decoded.slice(0, -'.md'.length);
      const page = pages.get(key) ?? pages.get(key.replace(/\/index$/, ''));
      return page === undefined ? null : { kind: 'page', page };
    },
    byPagePath(path) {
      const decoded = decodePath(path);
      return decoded === null ? null : (pages.get(pageKey(decoded)) ?? null);
    },
  };
}

const TYPES = ['text/html', 'text/markdown'];

/**
 * Whether a client prefers Markdown to HTML. Among types of equal weight, the first one wins. Browsers
 * list HTML, and clients that accept anything get HTML.
 */
export function prefersMarkdown(request: IncomingMessage): boolean {
  // Almost no request does, and pages are the hot path.
  if (request.headers.accept?.toLowerCase().includes('text/markdown') !== true) return false;
  return new Negotiator(request).mediaType(TYPES) === 'text/markdown';
}
