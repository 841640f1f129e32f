import { createServer, type RequestListener, type Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { portError } from './checkPort.js';

export interface HttpServer {
  /**
   * Shuts down gracefully: no new connections, up to `graceMs` for pending requests, then all are
   * closed.
   */
  close(graceMs: number): Promise<void>;
}

/** Listens on all addresses. Slow clients are disconnected before they pile up (slowloris). */
export async function listen(app: RequestListener, port: number): Promise<HttpServer> {
  const server = createServer(
    {
      headersTimeout: 15_000,
      requestTimeout: 30_000,
      keepAliveTimeout: 10_000,
      maxHeaderSize: 16_384,
    },
    app,
  );
  server.maxRequestsPerSocket = 10_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      reject(portError(port, error));
    });
    server.listen(port, () => {
      resolve();
    });
  });
  return { close: (graceMs) => closeServer(server, graceMs) };
}

async function closeServer(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  const abort = new AbortController();
  const late = wait(graceMs, 'late' as const, { signal: abort.signal }).catch(
    () => 'late' as const,
  );
  if ((await Promise.race([closed, late])) === 'late') server.closeAllConnections();
  abort.abort();
  await closed;
}
