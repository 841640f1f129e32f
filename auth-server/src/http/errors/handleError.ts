import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../../log.js';
import type { HttpError } from './HttpError.js';
import { sendError } from './sendError.js';
import { toHttpError } from './toHttpError.js';

/**
 * Responds to anything thrown, and logs the cause under the request's id.
 *
 * @param send writes the response
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
    // Part of the response has been sent: the client must see that it is incomplete.
    response.destroy();
    return;
  }
  send(request, response, known);
}
