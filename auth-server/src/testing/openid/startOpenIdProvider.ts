import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { vi } from 'vitest';
import { createSigningKey, type SigningKey } from './signingKey.js';

/** The user signed in at the provider, with the claims it returns. */
interface ProviderUser {
  sub: string;
  email: string;
  email_verified: unknown;
  name?: string;
}

export interface TestOpenIdProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Its signing key. */
  key: SigningKey;
  /** The user who is signed in at the provider. */
  user: ProviderUser;
  /** Follows the server's authorization URL. @returns the provider's redirect back to the server */
  authorize(url: string): Promise<URL>;
  /** While set, overrides the responses of the token endpoint. */
  failure: ((response: ServerResponse) => void) | null;
  close(): Promise<void>;
}

/**
 * A real local OpenID provider that signs users in without prompting. It also imitates GitHub:
 * `/login/oauth/*`, `/user` and `/user/emails`.
 *
 * @param callbacks redirect URIs of the client
 */
export async function startOpenIdProvider(callbacks: string[]): Promise<TestOpenIdProvider> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const client = { clientId: 'gatehouse', clientSecret: 'a secret for tests, for a client' };

  const key = createSigningKey();

  // It prints warnings about its test configuration.
  const [warn, info] = [vi.spyOn(console, 'warn'), vi.spyOn(console, 'info')];
  for (const spy of [warn, info]) spy.mockImplementation(() => undefined);
  const { default: Provider } = await import('oidc-provider');
  const provider = new Provider(issuer, {
    jwks: { keys: [key.jwk] },
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: callbacks,
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    scopes: ['openid', 'email', 'profile', 'read:user', 'user:email'],
    routes: { authorization: '/login/oauth/authorize', token: '/login/oauth/access_token' },
    pkce: { required: () => true },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
    cookies: { keys: ['a key for tests'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: () => ({ ...started.user }) as { sub: string },
    }),
  });
  for (const spy of [warn, info]) spy.mockRestore();

  /** Approves everything. */
  async function interact(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { params, grantId: known } = await provider.interactionDetails(request, response);
    const accountId = started.user.sub;
    const found = known === undefined ? undefined : await provider.Grant.find(known);
    const grant = found ?? new provider.Grant({ accountId, clientId: client.clientId });
    grant.addOIDCScope(String(params.scope));
    const grantId = await grant.save();
    await provider.interactionFinished(request, response, {
      login: { accountId },
      consent: { grantId },
    });
  }

  function answerAsGitHub(response: ServerResponse, body: object): void {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  }

  const handle = provider.callback();
  server.on('request', (request, response) => {
    const { url = '' } = request;
    const { user, failure } = started;
    if (url.startsWith('/interaction/')) void interact(request, response);
    else if (failure !== null && url === '/login/oauth/access_token') failure(response);
    else if (url === '/user') {
      const id = Number(user.sub.replace(/\D/g, ''));
      answerAsGitHub(response, { id, login: 'ada', name: user.name ?? null });
    } else if (url === '/user/emails') {
      const { email, email_verified: verified } = user;
      answerAsGitHub(response, [{ email, primary: true, verified }]);
    } else void handle(request, response);
  });

  const started: TestOpenIdProvider = {
    issuer,
    ...client,
    key,
    user: { sub: '1', email: 'ada@example.com', email_verified: true },
    failure: null,
    authorize: async (start) => {
      const cookies = new Map<string, string>();
      let url = new URL(start);
      while (url.origin === issuer) {
        const answer = await fetch(url, {
          redirect: 'manual',
          headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        });
        for (const line of answer.headers.getSetCookie()) {
          const [name = '', value = ''] = (line.split(';', 1)[0] ?? '').split('=', 2);
          cookies.set(name, value);
        }
        const location = answer.headers.get('location');
        if (location === null)
          throw new Error(`the provider did not redirect: ${await answer.text()}`);
        url = new URL(location, url);
      }
      return url;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
  return started;
}
