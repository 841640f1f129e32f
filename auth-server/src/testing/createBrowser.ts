import { randomBytes, randomInt } from 'node:crypto';
import type { Me } from '@gatehouse/contract/me';
import type { Sending, Sent } from './send.js';

export const PASSWORD = 'correct horse battery staple';

export interface Browser {
  email: string;
  address: string;
  /** The session cookie as it is sent, or `''`. */
  cookie: string;
  /** All other cookies, by name. */
  jar: Map<string, string>;
  send(sending: Sending): Promise<Sent>;
  get(path: string): Promise<Sent>;
  /** Posts JSON, with the headers that a page of the site would send. */
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Sent>;
  patch(path: string, body: unknown): Promise<Sent>;
  delete(path: string): Promise<Sent>;
  /** Requests an account, which sends an email. */
  requestSignUp(password?: string): Promise<Sent>;
  /** Reads the token in the newest email of this kind to this reader. */
  readToken(template: string): Promise<string>;
  /**
   * Requests an account and follows the link in the email, which signs in.
   * @returns the last response
   */
  signUp(password?: string): Promise<Sent>;
  signIn(password?: string): Promise<Sent>;
  isSignedIn(): Promise<boolean>;
}

interface Site {
  origin: string;
  send(sending: Sending): Promise<Sent>;
  /** See {@link readMailPath}. */
  readMailPath(to: string, template: string): Promise<string>;
}

/** A browser as the server sees it: cookies, `Origin`, and an IP address. */
export function createBrowser(site: Site, options: { address?: string } = {}): Browser {
  const address =
    options.address ?? `10.${randomInt(1, 255)}.${randomInt(1, 255)}.${randomInt(1, 255)}`;
  const write = (method: string, path: string, body: unknown, headers = {}) =>
    browser.send({
      method,
      path,
      headers: { origin: site.origin, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });

  const browser: Browser = {
    email: `reader-${randomBytes(6).toString('hex')}@example.com`,
    address,
    cookie: '',
    jar: new Map(),
    send: async (sending) => {
      const jar = [...browser.jar].map(([name, value]) => `${name}=${value}`);
      const cookies = [browser.cookie, ...jar].filter((cookie) => cookie !== '');
      const answer = await site.send({
        ...sending,
        headers: {
          'x-forwarded-for': address,
          ...(cookies.length === 0 ? {} : { cookie: cookies.join('; ') }),
          ...sending.headers,
        },
      });
      for (const line of answer.headers['set-cookie'] ?? []) {
        const pair = line.split(';', 1)[0] ?? '';
        const isExpired = /Max-Age=0/i.test(line);
        const [name = '', value = ''] = pair.split('=', 2);
        if (/session_token$/.test(name)) browser.cookie = isExpired ? '' : pair;
        else if (isExpired) browser.jar.delete(name);
        else browser.jar.set(name, value);
      }
      return answer;
    },
    get: (path) => browser.send({ path }),
    post: (path, body = {}, headers) => write('POST', path, body, headers),
    patch: (path, body) => write('PATCH', path, body),
    delete: (path) => write('DELETE', path, {}),
    requestSignUp: (password = PASSWORD) =>
      browser.post('/api/auth/sign-up/email', { name: 'Ada', email: browser.email, password }),
    readToken: async (template) => {
      const path = await site.readMailPath(browser.email, template);
      return new URLSearchParams(new URL(path, 'http://site').hash.slice(1)).get('token') ?? '';
    },
    signUp: async (password = PASSWORD) => {
      const requested = await browser.requestSignUp(password);
      if (requested.status !== 200) return requested;
      const token = await browser.readToken('verification');
      return browser.post('/api/auth/verify-email', { token, password });
    },
    signIn: (password = PASSWORD) =>
      browser.post('/api/auth/sign-in/email', { email: browser.email, password }),
    isSignedIn: async () => (JSON.parse((await browser.get('/api/me')).text) as Me).reader !== null,
  };
  return browser;
}
