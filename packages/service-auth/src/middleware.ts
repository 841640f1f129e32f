import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CheckedOptions } from './options.js';
import { ReaderAuthError } from './ReaderAuthError.js';

/** Middleware for Express, and for everything else that has middleware of this form. */
export type Middleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => Promise<void>;

/**
 * Runs a check in front of what follows. A refusal is answered here: as JSON, and never by an error
 * handler that may show more.
 *
 * @param check throws `ReaderAuthError` to refuse
 */
export function guard(
  check: (request: IncomingMessage) => Promise<void>,
  { onUnavailable }: Pick<CheckedOptions, 'onUnavailable'>,
): Middleware {
  return async (request, response, next) => {
    // A cache must not give one reader's response to another.
    response.appendHeader('Vary', 'Authorization');
    try {
      await check(request);
    } catch (error) {
      if (!(error instanceof ReaderAuthError)) return next(error);
      const requestId = requestIdOf(request);
      sendRefusal(response, error, requestId);
      if (error.status === 503) onUnavailable(error, requestId);
      return;
    }
    next();
  };
}

/** The id that a logger such as pino-http has given the request, or a new one. */
function requestIdOf(request: IncomingMessage): string {
  const { id } = request as { id?: unknown };
  return typeof id === 'string' ? id : randomUUID();
}

function sendRefusal(response: ServerResponse, error: ReaderAuthError, requestId: string): void {
  const { code, message, status, headers } = error;
  const text = JSON.stringify({ code, message, requestId });
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Content-Length', Buffer.byteLength(text));
  response.end(text);
}
