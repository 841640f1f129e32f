import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';

export interface Asked {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

interface Question {
  /** `https:` accepts any certificate: the tests create their own. */
  protocol: 'http:' | 'https:';
  port: number;
  host: string;
  /** Sent verbatim: a browser, or `fetch`, would normalize it. */
  path: string;
  method?: string;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
}

/** Sends a request to a host on this machine, without a browser. */
export function ask({ protocol, port, host, path, method = 'GET', headers, body }: Question) {
  const sent = body === undefined ? {} : { 'content-type': 'application/json' };
  const request = protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise<Asked>((resolve, reject) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port,
        servername: host,
        path,
        method,
        agent: false,
        headers: { host, ...sent, ...headers },
        rejectUnauthorized: false,
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        );
      },
    );
    asked.on('error', reject);
    asked.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
