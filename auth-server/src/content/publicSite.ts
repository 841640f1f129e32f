import express, { Router, type RequestHandler } from 'express';
import path from 'node:path';
import { HttpError } from '../http/errors/HttpError.js';
import type { Content } from './loadContent.js';
import { type PublicPage, setPagePolicy } from './sendPage.js';
import { decodePath, pageKey } from './routePath.js';
import { wantsPage } from './wantsPage.js';

const HASHED = 'public, max-age=31536000, immutable';
const UNHASHED = 'public, max-age=3600';
const PAGE = 'no-cache';

/** All public pages and files. Needs no database. */
export function publicSite(content: Content): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const assets = path.join(content.publicDirectory, 'assets') + path.sep;
  const notFoundPages = new Map(
    [...content.notFoundPages].map(([baseUrl, page]) => [`${baseUrl}404.html`, page]),
  );
  const notFoundKeys = new Set([...notFoundPages.keys()].map(pageKey));

  router.use((request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      throw new HttpError('METHOD_NOT_ALLOWED', { allow: 'GET, HEAD' });
    }
    const decoded = decodePath(request.path);
    // Status 200 at its own URL: a service worker that precaches the 404 page accepts no error status.
    const asFile = decoded === null ? undefined : notFoundPages.get(decoded);
    if (asFile !== undefined) return sendPage(response, asFile, 200);
    const key = decoded === null ? null : pageKey(decoded);
    const page = key === null || notFoundKeys.has(key) ? undefined : content.publicPages.get(key);
    if (page === undefined) return next();
    sendPage(response, page, 200);
  });

  router.use(content.baseUrl, (request, response, next) => {
    // Pages are handled above: an HTML path that gets here is an unusual spelling.
    if (decodePath(request.path) === null || /\.html?$/i.test(request.path)) return next();
    assetFiles(request, response, next);
  });
  const assetFiles = express.static(content.publicDirectory, {
    index: false,
    redirect: false,
    setHeaders: (response, file) => {
      response.setHeader('Cache-Control', file.startsWith(assets) ? HASHED : UNHASHED);
    },
  });
  return router;
}

/**
 * The site's own 404 page, in the locale of the path, for requests that nothing else handled. It
 * depends only on the path: a hidden page looks exactly like a missing one.
 *
 * Outside the base URL, browsers get the site's 404 page, or a redirect from the root; everything else
 * gets JSON.
 */
export function notFound(content: Content): RequestHandler {
  const pageAt = notFoundPagesOf(content);
  const { baseUrl, notFoundPages } = content;
  return (request, response) => {
    let page = pageAt(request.path);
    if (!request.path.startsWith(baseUrl)) {
      response.vary('Accept');
      if (wantsPage(request)) {
        if (request.path === '/') return response.set('Cache-Control', PAGE).redirect(baseUrl);
        page = notFoundPages.get(baseUrl);
      }
    }
    if (page === undefined) throw new HttpError('NOT_FOUND');
    sendPage(response, page, 404);
  };
}

/** The 404 page in the locale of a path, if the site has one. */
export function notFoundPagesOf({
  notFoundPages,
}: Pick<Content, 'notFoundPages'>): (asked: string) => PublicPage | undefined {
  const deepestFirst = [...notFoundPages].sort(([a], [b]) => b.length - a.length);
  return (asked) => deepestFirst.find(([baseUrl]) => asked.startsWith(baseUrl))?.[1];
}

function sendPage(response: express.Response, page: PublicPage, status: number): void {
  response.status(status);
  // RFC 9110, 13.2.1: preconditions are ignored unless the response would be a success.
  if (status !== 200) {
    delete response.req.headers['if-match'];
    delete response.req.headers['if-unmodified-since'];
  }
  setPagePolicy(response, page.policy);
  response.sendFile(page.file, {
    cacheControl: false,
    dotfiles: 'allow',
    // A range of the 404 page would be sent as a success.
    acceptRanges: status === 200,
    headers: { 'Cache-Control': PAGE },
  });
}
