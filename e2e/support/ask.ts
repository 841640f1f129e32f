import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';

export interface Asked {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

interface Question {
  /** `https:` takes any certificate: the tests make their own. */
  protocol: 'http:' | 'https:';
  port: number;
  host: string;
  /** Sent as it is: a browser, or `fetch`, would tidy it up. */
  path: string;
  method?: string;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
}

/** Asks a host of this machine without a browser. */
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
