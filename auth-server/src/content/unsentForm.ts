import type { Request, RequestHandler } from 'express';
import { accountPagesPattern, UNSENT_ATTRIBUTE } from '@gatehouse/contract/accountPages';
import { HttpError } from '../http/errors/HttpError.js';
import { setErrorHeaders } from '../http/errors/sendError.js';
import type { Content } from './loadContent.js';
import { sendMarkedPage } from './sendPage.js';
import { wantsPage } from './wantsPage.js';
import { decodePath, pageKey } from './routePath.js';

/** Bytes. No form of the site has more. */
const LIMIT = 32 * 1024;

/**
 * For a form of the site that a browser sent without the page's script (it was off, or not there yet):
 * the page itself, which says so, under the status of a page that takes no POST. What stood in the
 * fields is skipped: it is neither kept, logged nor repeated.
 *
 * @param siteUrl the site's origin: a form of any other is refused
 */
export function unsentForm(
  { publicPages, accountRoutes }: Content,
  siteUrl: string,
): RequestHandler {
  const formPage = new RegExp(`/${accountPagesPattern(accountRoutes)}$`);
  return (request, response, next) => {
    if (request.method !== 'POST' || !wantsPage(request)) return next();
    const key = pageKey(decodePath(request.path) ?? '');
    const page = formPage.test(key) ? publicPages.get(key) : undefined;
    if (page === undefined) return next();
    const problem = findProblem(request, siteUrl);
    if (problem !== null) {
      // The rest of the body is never read: the connection cannot carry another request.
      response.setHeader('Connection', 'close');
      throw new HttpError(problem);
    }
    const refusal = new HttpError('METHOD_NOT_ALLOWED', { allow: 'GET, HEAD' });
    setErrorHeaders(response, refusal);
    sendMarkedPage(response.status(refusal.status), page, UNSENT_ATTRIBUTE);
  };
}

function findProblem(
  request: Request,
  siteUrl: string,
): 'CROSS_SITE_REQUEST' | 'BODY_TOO_LARGE' | null {
  if (!isOwnForm(request, siteUrl)) return 'CROSS_SITE_REQUEST';
  const { 'content-length': length = 0, 'transfer-encoding': encoding } = request.headers;
  // Browsers say how long a form is.
  return Number(length) > LIMIT || encoding !== undefined ? 'BODY_TOO_LARGE' : null;
}

/** Forms of pages that send no `Referer`, as those of accounts, have `Origin: null` (Fetch, 3.2). */
function isOwnForm({ headers }: Request, siteUrl: string): boolean {
  const { origin = 'null', 'sec-fetch-site': from } = headers;
  if (origin === 'null') return from === 'same-origin';
  return origin === siteUrl && from !== 'cross-site';
}
