import { createServer, type RequestListener, type Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { ConnectionLimits } from '../limits/limitSettings.js';
import { portError, type Address } from './checkPort.js';

/** How often Node looks for connections that are too slow. Its default would double the time limits. */
const SLOW_CHECK_MS = 1_000;
const IDLE_CHECK_MS = 100;
const BACKLOG_QUIET_MS = 50;
const BACKLOG_MAX_MS = 1_000;

export interface HttpServer {
  /**
   * From now on, asks clients to open a new connection for their next request: it may reach another
   * instance.
   */
  drain(): void;
  /**
   * Shuts down gracefully: no new connections, up to `graceMs` for pending requests, then all are
   * closed.
   */
  close(graceMs: number): Promise<void>;
}

/**
 * Listens for requests. Slow clients are disconnected before they pile up (DOS-01): those that send their
 * request too slowly, and those that stop reading the response.
 *
 * @param options.onDropped called when a connection is closed because there are too many
 */
export async function listen(
  app: RequestListener,
  options: Address & { limits: ConnectionLimits; onDropped?: () => void },
): Promise<HttpServer> {
  const { port, host, limits, onDropped } = options;
  const server = createServer(
    {
      headersTimeout: limits.headersTimeout,
      requestTimeout: limits.requestTimeout,
      keepAliveTimeout: limits.keepAliveTimeout,
      maxHeaderSize: limits.headerBytes,
      connectionsCheckingInterval: SLOW_CHECK_MS,
    },
    app,
  );
  server.maxRequestsPerSocket = 10_000;
  // Unlimited for Node, which would drop the excess: see http/headerCount.
  server.maxHeadersCount = 0;
  server.maxConnections = limits.max;
  if (onDropped) server.on('drop', onDropped);
  server.setTimeout(limits.stallTimeout);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      reject(portError(options, error));
    });
    server.listen({ port, host }, () => {
      resolve();
    });
  });
  return {
    drain: () => {
      server.prependListener('request', (_request, response) => {
        response.setHeader('Connection', 'close');
      });
    },
    close: (graceMs) => closeServer(server, graceMs),
  };
}

async function closeServer(server: Server, graceMs: number): Promise<void> {
  await acceptBacklog(server);
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  // Clients keep connections open for later requests: an idle one would delay the shutdown.
  const closingIdle = setInterval(() => {
    server.closeIdleConnections();
  }, IDLE_CHECK_MS);
  const abort = new AbortController();
  const late = wait(graceMs, 'late' as const, { signal: abort.signal }).catch(
    () => 'late' as const,
  );
  if ((await Promise.race([closed, late])) === 'late') server.closeAllConnections();
  abort.abort();
  await closed;
  clearInterval(closingIdle);
}

/**
 * Node accepts one connection per turn of its event loop, and closing the server resets those still in
 * the backlog. The backlog is empty once no connection has arrived for a while.
 */
async function acceptBacklog(server: Server): Promise<void> {
  const until = Date.now() + BACKLOG_MAX_MS;
  let hasNew = true;
  const notice = () => {
    hasNew = true;
  };
  server.on('connection', notice);
  while (hasNew && Date.now() < until) {
    hasNew = false;
    await wait(BACKLOG_QUIET_MS);
  }
  server.off('connection', notice);
}
