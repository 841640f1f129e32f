import type { Request, RequestHandler } from 'express';
import { accountPagesPattern, UNSENT_ATTRIBUTE } from '@gatehouse/contract/accountPages';
import { HttpError } from '../http/errors/HttpError.js';
import { setErrorHeaders } from '../http/errors/sendError.js';
import type { Content } from './loadContent.js';
import { sendMarkedPage } from './sendPage.js';
import { wantsPage } from './wantsPage.js';
import { decodePath, pageKey } from './routePath.js';

/** In bytes. No form of the site sends more. */
const LIMIT = 32 * 1024;

/**
 * For a form that was submitted without the page's script (disabled, or not loaded yet): sends the page
 * itself, which explains this, with the status code for a method that is not allowed. Field values are
 * never read, stored, logged or repeated.
 * @param siteUrl the site's origin: forms from any other are refused
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
      // The rest of the body is never read, so the connection can't carry another request.
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
  // Browsers always send a form's length.
  return Number(length) > LIMIT || encoding !== undefined ? 'BODY_TOO_LARGE' : null;
}

/** Pages without `Referer`, such as account pages, send forms with `Origin: null` (Fetch, 3.2). */
function isOwnForm({ headers }: Request, siteUrl: string): boolean {
  const { origin = 'null', 'sec-fetch-site': from } = headers;
  if (origin === 'null') return from === 'same-origin';
  return origin === siteUrl && from !== 'cross-site';
}
