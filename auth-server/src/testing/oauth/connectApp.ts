import { createHash, randomBytes } from 'node:crypto';
import type { Browser } from '../createBrowser.js';
import type { TestApp } from '../createTestApp.js';
import type { Sent } from '../send.js';

export const REDIRECT_URI = 'http://127.0.0.1:33418/callback';
const OAUTH = '/api/auth/oauth2';

/** A native app on a reader's computer, as the server sees it. */
export interface App {
  clientId: string;
  verifier: string;
  /** The query of its authorization request. */
  request: URLSearchParams;
  register(metadata?: object): Promise<Sent>;
  token(form: Record<string, string>): Promise<Sent>;
  /** Exchanges a code for tokens. */
  redeem(code: string): Promise<Sent>;
  refresh(token: string): Promise<Sent>;
}

export interface Tokens {
  access_token: string;
  refresh_token: string;
}

/** Registers an app with its own IP address. */
export async function createApp(app: TestApp, metadata: object = {}): Promise<App> {
  const address = `10.9.${randomBytes(1)[0]}.${randomBytes(1)[0]}`;
  const verifier = randomBytes(32).toString('base64url');
  const send = (path: string, type: string, body: string) =>
    app.send({
      method: 'POST',
      path: OAUTH + path,
      headers: { 'content-type': type, 'x-forwarded-for': address },
      body,
    });
  const register: App['register'] = (about = {}) =>
    send(
      '/register',
      'application/json',
      JSON.stringify({ client_name: 'Test Agent', redirect_uris: [REDIRECT_URI], ...about }),
    );
  const token: App['token'] = (form) =>
    send('/token', 'application/x-www-form-urlencoded', new URLSearchParams(form).toString());
  const { client_id: clientId } = JSON.parse((await register(metadata)).text) as {
    client_id: string;
  };
  return {
    clientId,
    verifier,
    request: new URLSearchParams({
      response_type: 'code',
      client_id: clientId,
      redirect_uri: REDIRECT_URI,
      state: 'a state',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      resource: `${app.settings.authUrl}/mcp/me`,
    }),
    register,
    token,
    redeem: (code) =>
      token({
        grant_type: 'authorization_code',
        client_id: clientId,
        code,
        code_verifier: verifier,
        redirect_uri: REDIRECT_URI,
      }),
    refresh: (refresh) =>
      token({ grant_type: 'refresh_token', client_id: clientId, refresh_token: refresh }),
  };
}

/** Opens an app's authorization request in a browser. @returns the redirect's URL */
export async function openRequest(browser: Browser, request: URLSearchParams): Promise<URL> {
  const { headers } = await browser.get(`${OAUTH}/authorize?${request.toString()}`);
  return new URL(headers.location ?? 'about:blank');
}

/** Submits the reader's decision. @returns the response body: `url` is the browser's next page */
export async function answer(
  browser: Browser,
  consentPage: URL,
  isAllowed = true,
): Promise<{ sent: Sent; url: URL }> {
  const sent = await browser.post(`${OAUTH}/${isAllowed ? 'consent' : 'deny'}`, {
    request: consentPage.search.slice(1),
  });
  const { url = 'about:blank' } = JSON.parse(sent.text) as { url?: string };
  return { sent, url: new URL(url) };
}

/** An app that a reader has just connected, with its tokens. */
export async function connectApp(
  app: TestApp,
  browser: Browser,
  metadata: object = {},
): Promise<App & Tokens> {
  const client = await createApp(app, metadata);
  const { url } = await answer(browser, await openRequest(browser, client.request));
  const { text } = await client.redeem(url.searchParams.get('code') ?? '');
  return { ...client, ...(JSON.parse(text) as Tokens) };
}
