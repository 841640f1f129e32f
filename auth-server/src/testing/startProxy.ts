import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TestProxy {
  url: string;
  /** Where requests go. */
  target: number;
  /** Changes a request before it is forwarded. Returns an answer to give it right away. */
  onRequest: (
    incoming: IncomingMessage,
    headers: OutgoingHttpHeaders,
  ) => { status: number; type: string; body: string } | null;
  /** Changes the headers of an answer. */
  onAnswer: (headers: OutgoingHttpHeaders) => void;
  close(): Promise<void>;
}

/** A reverse proxy that adds the client's address to `X-Forwarded-For`, as nginx does. */
export async function startProxy(): Promise<TestProxy> {
  const server = createServer((incoming, response) => {
    const { method, url, socket } = incoming;
    const headers: OutgoingHttpHeaders = { ...incoming.headers };
    const before = incoming.headers['x-forwarded-for'];
    headers['x-forwarded-for'] = [before, socket.remoteAddress].filter(Boolean).join(', ');
    const own = proxy.onRequest(incoming, headers);
    if (own !== null) {
      response.writeHead(own.status, { 'content-type': own.type }).end(own.body);
      return;
    }
    const forward = request({ port: proxy.target, method, path: url, headers }, (answer) => {
      const changed: OutgoingHttpHeaders = { ...answer.headers };
      proxy.onAnswer(changed);
      response.writeHead(answer.statusCode ?? 502, changed);
      answer.pipe(response);
    });
    forward.on('error', () => response.writeHead(502).end());
    incoming.pipe(forward);
  });
  server.listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const proxy: TestProxy = {
    url: `http://localhost:${port}`,
    target: 0,
    onRequest: () => null,
    onAnswer: () => undefined,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return proxy;
}
