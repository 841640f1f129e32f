import { createServer } from 'node:https';
import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import handle from 'serve-handler';
import { ask, type Asked } from './ask';
import { makeCertificate } from './certificate';

export type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;

export interface TlsHosts {
  /** Chromium arguments that resolve them. */
  chromiumArguments: string[];
  /** Sends a request to a host without a browser. The path is sent verbatim. */
  ask(host: string, path: string, headers?: Record<string, string>): Promise<Asked>;
  close(): void;
}

/**
 * Hosts of the domain `test` under https, on one port, with a certificate for this run.
 *
 * @param hosts host name → its handler
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
    // Not awaited: a connection cut during its handshake may never count as closed.
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** A static host: files, clean URLs, its own 404. It doesn't know about the gate. */
export function staticHost(directory: string): Answer {
  return (request, response) =>
    handle(request, response, { public: directory, cleanUrls: true, directoryListing: false });
}

/**
 * Terminates https for the server, and forwards the client: every request from a different address.
 */
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
