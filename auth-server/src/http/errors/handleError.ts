import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../../log.js';
import type { HttpError } from './HttpError.js';
import { sendError } from './sendError.js';
import { toHttpError } from './toHttpError.js';

/**
 * Answers whatever was thrown, and puts the cause into the log under the request's id.
 *
 * @param send how the answer looks
 */
export function handleError<Incoming extends IncomingMessage, Outgoing extends ServerResponse>(
  error: unknown,
  request: Incoming,
  response: Outgoing,
  log: Log,
  send: (request: Incoming, response: Outgoing, known: HttpError) => void = sendError,
): void {
  const known = toHttpError(error);
  if (known.status >= 500) {
    const { id } = request;
    log.error({ err: known.cause ?? known, code: known.code, requestId: id }, 'request failed');
  }
  if (response.headersSent) {
    // Half an answer is on its way: the client must see that it is not whole.
    response.destroy();
    return;
  }
  send(request, response, known);
}
