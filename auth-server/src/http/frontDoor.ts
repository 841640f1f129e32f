import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Log } from '../log.js';
import type { Metrics } from '../ops/Metrics.js';
import type { TraceRequest } from '../ops/traceRequests.js';
import { handleError } from './errors/handleError.js';
import { openContext } from './requestContext/requestContext.js';

/** Checks a request before any other work is done for it. Throws to refuse it. */
export type Guard = (request: IncomingMessage, response: ServerResponse) => void;

/** Handles the request, or synchronously returns `null` to pass it on. */
export type Shortcut = (request: IncomingMessage, response: ServerResponse) => Promise<void> | null;

/**
 * The steps of every request: context, guards, then the shortcut or the application.
 *
 * The shortcut is for gated pages: Express alone takes longer than the whole session check.
 */
export function createFrontDoor(options: {
  log: Log;
  metrics: Metrics;
  trace: TraceRequest | null;
  guards: readonly Guard[];
  shortcut: Shortcut;
  app: RequestListener;
}): RequestListener {
  const { log, metrics, trace, guards, shortcut, app } = options;
  // Its lines only contain known fields: redacting them would take a tenth of a page's time.
  const observers = { log: log.child({}, { redact: [] }), metrics };
  const handle: RequestListener = (request, response) => {
    try {
      for (const guard of guards) guard(request, response);
      const answered = shortcut(request, response);
      if (answered === null) app(request, response);
      else answered.catch((error: unknown) => handleError(error, request, response, log));
    } catch (error) {
      handleError(error, request, response, log);
    }
  };
  return (request, response) => {
    openContext(request, response, observers);
    if (trace === null) handle(request, response);
    else trace(request, response, () => handle(request, response));
  };
}
