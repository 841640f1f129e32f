import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../../log.js';
import type { GateOutcome, Metrics } from '../../ops/Metrics.js';

declare module 'node:http' {
  interface IncomingMessage {
    /** Identifies the request in the log and in error responses. */
    id: string;
    /** What the gate decided. Only for gated pages and files, and for Markdown that depends on the reader. */
    gate?: GateOutcome | undefined;
  }
}

/** Static files and health checks: useful for debugging, noise otherwise. */
const QUIET = /^\/(?:assets|img|fonts|api\/health)\//;
const MAX_PATH_LENGTH = 512;

/**
 * Assigns a request its id, and logs and counts it when it has been answered. An id in the request is
 * ignored: its sender could forge log lines.
 *
 * The line has an allowlist of fields, not a blocklist: no headers, no body, and no query string,
 * which contains tokens and return paths (ASVS 5.0 16.2.5).
 */
export function openContext(
  request: IncomingMessage,
  response: ServerResponse,
  { log, metrics }: { log: Log; metrics: Metrics },
): void {
  request.id = randomUUID();
  response.setHeader('X-Request-Id', request.id);
  const started = performance.now();
  // Express rewrites `url` while it looks for a route.
  const { method, url = '' } = request;
  response.once('close', () => {
    const duration = performance.now() - started;
    const { statusCode: status } = response;
    const { gate } = request;
    const aborted = !response.writableFinished;
    metrics.answered({ method, url, status, aborted, seconds: duration / 1000, gate });
    const path = url.split('?', 1)[0]?.slice(0, MAX_PATH_LENGTH) ?? '';
    const level = status >= 500 ? 'error' : QUIET.test(path) ? 'debug' : 'info';
    log[level](
      {
        requestId: request.id,
        method,
        path,
        status,
        ms: Math.round(duration),
        ...(gate && { gate }),
        ...(aborted && { aborted }),
      },
      'answered',
    );
  });
}
