import type { ErrorRequestHandler } from 'express';
import { REFUSAL_ATTRIBUTE, refusalOf } from '@gatehouse/contract/refusal';
import { handleError } from '../http/errors/handleError.js';
import { setErrorHeaders } from '../http/errors/sendError.js';
import { toHttpError } from '../http/errors/toHttpError.js';
import type { Log } from '../log.js';
import type { Content } from './loadContent.js';
import { sendMarkedPage } from './sendPage.js';
import { notFoundPagesOf } from './publicSite.js';
import { wantsPage } from './wantsPage.js';

/**
 * For a refused URL in a browser tab: a page of the site that says why and what to do, instead of a JSON
 * error. It is the 404 page with a mark (see `contract/refusal`) and the error's own status.
 */
export function refusalPage(content: Content, log: Log): ErrorRequestHandler {
  const pageAt = notFoundPagesOf(content);
  return (error: unknown, request, response, next) => {
    const refusal = refusalOf(toHttpError(error).code);
    const page = refusal && pageAt(request.path);
    if (!page || !wantsPage(request)) return next(error);
    handleError(error, request, response, log, (_request, _response, known) => {
      setErrorHeaders(response, known);
      const mark = `${REFUSAL_ATTRIBUTE}="${refusal}"`;
      sendMarkedPage(response.status(known.status), page, mark);
    });
  };
}
