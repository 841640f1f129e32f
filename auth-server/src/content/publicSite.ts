import express, { Router, type RequestHandler } from 'express';
import { HttpError } from '../http/errors/HttpError.js';
import { isRead } from './isRead.js';
import type { Content } from './loadContent.js';
import { filePolicy, PAGE, type PublicBodies } from './publicBodies.js';
import { decodePath } from './routePath.js';
import type { PublicPage } from './sendPage.js';
import { wantsPage } from './wantsPage.js';

/** The public files that are not text, from disk. {@link PublicBodies} has the others. */
export function publicFiles(content: Content): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const cacheControl = filePolicy(content.publicDirectory);
  const files = express.static(content.publicDirectory, {
    index: false,
    redirect: false,
    setHeaders: (response, file) => {
      response.setHeader('Cache-Control', cacheControl(file));
    },
  });
  router.use((request, _response, next) => {
    if (!isRead(request)) throw new HttpError('METHOD_NOT_ALLOWED', { allow: 'GET, HEAD' });
    next();
  });
  router.use(content.baseUrl, (request, response, next) => {
    // Pages are in memory: an HTML path that gets here is an unusual spelling.
    if (decodePath(request.path) === null || /\.html?$/i.test(request.path)) return next();
    files(request, response, next);
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
export function notFound(content: Content, bodies: PublicBodies): RequestHandler {
  const pageAt = notFoundPagesOf(content);
  const { baseUrl, notFoundPages } = content;
  return async (request, response) => {
    let page = pageAt(request.path);
    if (!request.path.startsWith(baseUrl)) {
      response.vary('Accept');
      if (wantsPage(request)) {
        if (request.path === '/') return response.set('Cache-Control', PAGE).redirect(baseUrl);
        page = notFoundPages.get(baseUrl);
      }
    }
    if (page === undefined) throw new HttpError('NOT_FOUND');
    await bodies.sendPage(request, response, page, 404);
  };
}

/** The 404 page in the locale of a path, if the site has one. */
export function notFoundPagesOf({
  notFoundPages,
}: Pick<Content, 'notFoundPages'>): (asked: string) => PublicPage | undefined {
  const deepestFirst = [...notFoundPages].sort(([a], [b]) => b.length - a.length);
  return (asked) => deepestFirst.find(([baseUrl]) => asked.startsWith(baseUrl))?.[1];
}
