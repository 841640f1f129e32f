import { createServer } from 'node:https';
import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import handle from 'serve-handler';
import { ask, type Asked } from './ask';
import { makeCertificate } from './certificate';

export type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;

export interface TlsHosts {
  /** What makes a Chromium find them. */
  chromiumArguments: string[];
  /** Asks a host without a browser. The path is sent as it is. */
  ask(host: string, path: string, headers?: Record<string, string>): Promise<Asked>;
  close(): void;
}

/**
 * Hosts of the domain `test` under https, on one port, with a certificate of this run.
 *
 * @param hosts host name → who answers there
 */
export async function startTlsHosts(hosts: Record<string, Answer>): Promise<TlsHosts> {
  const { key, cert } = await makeCertificate(Object.keys(hosts));
  const server = createServer({ key, cert }, (request, response) => {
    const answer = hosts[request.headers.host ?? ''];
    if (answer) answer(request, response);
    else response.writeHead(421).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    chromiumArguments: [`--host-resolver-rules=MAP *.test 127.0.0.1:${port}`],
    ask: (host, path, headers = {}) => ask({ protocol: 'https:', port, host, path, headers }),
    // No one waits for the end: one that is cut in its handshake may never be counted as closed.
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** A static host: files, clean URLs, its own 404. It knows nothing of a gate. */
export function staticHost(directory: string): Answer {
  return (request, response) =>
    handle(request, response, { public: directory, cleanUrls: true, directoryListing: false });
}

/** What does https for the server, and tells it who asks: every request from an address of its own. */
export function proxyTo(port: number): Answer {
  return (request, response) => {
    const { method, url, headers } = request;
    const part = (): number => Math.floor(Math.random() * 256);
    const forwarded = { ...headers, 'x-forwarded-for': `10.${part()}.${part()}.${part()}` };
    const passed = httpRequest(
      { host: '127.0.0.1', port, method, path: url, headers: forwarded },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    passed.on('error', () => response.writeHead(502).end());
    request.pipe(passed);
  };
}
