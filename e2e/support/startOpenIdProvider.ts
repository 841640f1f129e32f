import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The user signed in at the provider. */
interface ProviderUser {
  sub: string;
  email: string;
  email_verified: boolean;
  name: string;
}

export interface OpenIdProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** `null`: the visitor cancels. */
  user: ProviderUser | null;
  close(): Promise<void>;
}

const SCOPES = ['openid', 'email', 'profile', 'read:user', 'user:email'];

/**
 * A real OpenID provider that signs users in without asking, and also imitates GitHub: its paths,
 * and its API's response about a user.
 *
 * @param callbacks redirect URIs
 */
export async function startOpenIdProvider(callbacks: string[]): Promise<OpenIdProvider> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const started: OpenIdProvider = {
    issuer,
    clientId: 'gatehouse',
    clientSecret: 'a secret for tests only',
    user: null,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
  const provider = await createQuietly(issuer, started, callbacks);

  async function interact(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { params } = await provider.interactionDetails(request, response);
    const accountId = started.user?.sub;
    if (accountId === undefined) {
      await provider.interactionFinished(request, response, { error: 'access_denied' });
      return;
    }
    const grant = new provider.Grant({ accountId, clientId: started.clientId });
    grant.addOIDCScope(String(params.scope));
    const consent = { grantId: await grant.save() };
    await provider.interactionFinished(request, response, { login: { accountId }, consent });
  }

  const handle = provider.callback();
  server.on('request', (request, response) => {
    const { url = '' } = request;
    const { user } = started;
    if (url.startsWith('/interaction/')) void interact(request, response);
    else if (user && url === '/user') {
      sendJson(response, { id: Number(user.sub), login: 'ada', name: user.name });
    } else if (user && url === '/user/emails') {
      sendJson(response, [{ email: user.email, primary: true, verified: user.email_verified }]);
    } else void handle(request, response);
  });
  return started;
}

function sendJson(response: ServerResponse, body: object): void {
  response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
}

/** It prints a warning that it is configured for tests. */
async function createQuietly(issuer: string, settings: OpenIdProvider, callbacks: string[]) {
  const { default: Provider } = await import('oidc-provider');
  const { warn, info } = console;
  Object.assign(console, { warn: () => undefined, info: () => undefined });
  try {
    return new Provider(issuer, {
      clients: [
        {
          client_id: settings.clientId,
          client_secret: settings.clientSecret,
          redirect_uris: callbacks,
          token_endpoint_auth_method: 'client_secret_post',
        },
      ],
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
      scopes: SCOPES,
      routes: { authorization: '/login/oauth/authorize', token: '/login/oauth/access_token' },
      pkce: { required: () => true },
      ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
      cookies: { keys: ['a key for tests only'] },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
      findAccount: (_context, sub) => ({
        accountId: sub,
        claims: () => ({ ...settings.user, sub }),
      }),
    });
  } finally {
    Object.assign(console, { warn, info });
  }
}
