import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../../log.js';

declare module 'node:http' {
  interface IncomingMessage {
    /** Names the request in the log and in error answers. */
    id: string;
  }
}

/** Static files and health checks: of use when one looks for something, noise at all other times. */
const QUIET = /^\/(?:assets|img|fonts|api\/health)\//;
const MAX_PATH_LENGTH = 512;

/**
 * Gives a request its id, and the log one line when it has been answered. An id that comes with the
 * request is not taken over: whoever sends it could forge lines.
 *
 * The line names what goes into it instead of what must not: no header, no body, and no query
 * string, which carries tokens and return paths (ASVS 5.0 16.2.5).
 */
export function openContext(request: IncomingMessage, response: ServerResponse, log: Log): void {
  request.id = randomUUID();
  response.setHeader('X-Request-Id', request.id);
  const started = performance.now();
  // Express rewrites `url` while it looks for a route.
  const { method, url = '' } = request;
  response.once('close', () => {
    const path = url.split('?', 1)[0]?.slice(0, MAX_PATH_LENGTH) ?? '';
    const level = response.statusCode >= 500 ? 'error' : QUIET.test(path) ? 'debug' : 'info';
    log[level](
      {
        requestId: request.id,
        method,
        path,
        status: response.statusCode,
        ms: Math.round(performance.now() - started),
        ...(response.writableFinished ? {} : { aborted: true }),
      },
      'answered',
    );
  });
}
