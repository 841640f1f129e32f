import type { IncomingMessage, ServerResponse } from 'node:http';
import type { IdentifyCaller } from '../../apiKeys/identifyCaller.js';
import { HttpError } from '../../http/errors/HttpError.js';
import { toHttpError } from '../../http/errors/toHttpError.js';
import { isRead } from '../isRead.js';
import type { Log } from '../../log.js';
import type { Caller } from '../../session/callerReader.js';
import type { ReadingLimit } from '../readingLimit.js';
import { refuseInclusion, type SiteOrigin } from '../refuseInclusion.js';
import type { Body, Resource } from '../Resource.js';
import { createMarkdownBodies } from './createMarkdownBodies.js';
import { createMarkdownIndex, type MarkdownTarget, prefersMarkdown } from './findMarkdown.js';
import type { MarkdownPage, MarkdownSite } from './MarkdownSite.js';

const PUBLIC = { status: 200, cacheControl: 'no-cache' };
/** As for open pages: never in shared caches, since access can end between two requests. */
const PRIVATE = { status: 200, cacheControl: 'private, no-cache' };

export type MarkdownContent = ReturnType<typeof markdownContent>;

/**
 * Pages and lists as Markdown: at their Markdown URLs, and at a page's own URL for clients that prefer
 * it. Everyone gets what they can read, and a notice in place of the rest.
 */
export function markdownContent(
  options: SiteOrigin & {
    sites: readonly MarkdownSite[];
    identify: IdentifyCaller;
    countRead: ReadingLimit;
    log: Log;
  },
) {
  const { sites, identify, countRead, log } = options;
  const index = createMarkdownIndex(sites);
  const bodyFor = createMarkdownBodies(sites);

  const isPublicPage = ({ access, markdown }: MarkdownPage): boolean =>
    access === 'public' && markdown.body.every((part) => part.access === 'public');
  /** Pages and sites that are the same for every caller. */
  const fullyPublic = new Set<MarkdownPage | MarkdownSite>(
    sites.flatMap((site) => [
      ...site.pages.filter(isPublicPage),
      ...(site.pages.every(isPublicPage) ? [site] : []),
    ]),
  );

  /**
   * Always sends a text, as for locked pages: while the database is down and over the reading limit, the
   * public text, with a status code that says so.
   * @throws InvalidApiKey
   */
  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    target: MarkdownTarget,
  ): Promise<void> {
    if (target.kind === 'page') nameCanonical(response, target.page);
    const sendPublic = (how = PUBLIC) => bodyFor(target, null).body.send(request, response, how);
    // Without reading the session, so that it works without the database.
    if (fullyPublic.has(target.kind === 'page' ? target.page : target.site)) return sendPublic();
    let refusal: HttpError;
    try {
      const caller = await identify(request, response);
      const { body, isPrivate, gatedPages } = bodyFor(target, caller);
      const wait = caller && gatedPages > 0 ? await countRead(caller, gatedPages) : null;
      request.gate = wait === null ? 'open' : 'limit';
      if (wait === null) return await body.send(request, response, isPrivate ? PRIVATE : PUBLIC);
      refusal = new HttpError('TOO_MANY_REQUESTS', { retryAfter: wait });
    } catch (error) {
      refusal = toHttpError(error);
      if (refusal.code !== 'DATABASE_UNAVAILABLE') throw error;
      request.gate = 'unavailable';
      log.error(
        { err: error, requestId: request.id },
        'cannot check access to Markdown: the database is unavailable',
      );
    }
    response.setHeader('Retry-After', String(refusal.details.retryAfter));
    return sendPublic({ status: refusal.status, cacheControl: 'no-store' });
  }

  /** Finds the page or list that a request for Markdown is for, at any of its URLs. */
  function find(request: IncomingMessage, response: ServerResponse, path: string) {
    const target = index.byMarkdownPath(path);
    if (target !== null) return target;
    const page = index.byPagePath(path);
    if (page === null) return null;
    // A cache that stores this response must know that there is another variant.
    if (page.listed) response.appendHeader('Vary', 'Accept');
    return prefersMarkdown(request) ? ({ kind: 'page', page } as const) : null;
  }

  return {
    /**
     * Listed pages and the lists.
     * @returns `null` when the request is not for their Markdown
     */
    pages: (request: IncomingMessage, response: ServerResponse): Promise<void> | null => {
      if (sites.length === 0 || !isRead(request)) return null;
      const target = find(request, response, request.url?.split('?', 1)[0] ?? '');
      return target !== null && isListed(target) ? answer(request, response, target) : null;
    },

    /**
     * The same below `/gated`.
     * @returns `null` when the request is not for their Markdown
     * @throws HttpError `CROSS_SITE_REQUEST`
     */
    belowPrefix: (
      request: IncomingMessage,
      response: ServerResponse,
      path: string,
    ): Promise<void> | null => {
      if (!isRead(request)) return null;
      const target = index.byMarkdownPath(path);
      if (target === null || !isListed(target)) return null;
      refuseInclusion(request, path, options);
      return answer(request, response, target);
    },

    /**
     * The Markdown of an unlisted page, for readers with access, at its Markdown URL and, for clients that
     * prefer Markdown, at its HTML URL. Contains what the caller can read.
     */
    unlistedAt: (
      request: IncomingMessage,
      response: ServerResponse,
      path: string,
      caller: Caller | null,
    ): Resource | null => {
      // Whether or not a page exists.
      if (sites.length > 0) response.appendHeader('Vary', 'Accept');
      const target = index.byMarkdownPath(path);
      const page =
        target?.kind === 'page'
          ? target.page
          : prefersMarkdown(request)
            ? index.byPagePath(path)
            : null;
      if (page === null || page.listed) return null;
      return {
        kind: 'file',
        access: page.access,
        listed: false,
        file: path,
        body: bodyOf(page, caller),
      };
    },
  };

  /** The text is created only after the access decision. */
  function bodyOf(page: MarkdownPage, caller: Caller | null): Body {
    return {
      send: (request, response, how) => {
        nameCanonical(response, page);
        return bodyFor({ kind: 'page', page }, caller).body.send(request, response, how);
      },
    };
  }
}

/** Tells search engines that the text is not a separate page (RFC 6596). */
function nameCanonical(response: ServerResponse, { url }: MarkdownPage): void {
  response.setHeader('Link', `<${url}>; rel="canonical"`);
}

function isListed(target: MarkdownTarget): boolean {
  return target.kind === 'list' || target.page.listed;
}
