import { auth, type OAuthClientProvider } from '@modelcontextprotocol/client';
import * as oauth from 'oauth4webapi';
import { expect, it } from 'vitest';
import { grantPlan } from '../../membership/entitlements.js';
import type { Browser } from '../../testing/createBrowser.js';
import { connectClient, PROTOCOL_VERSIONS } from '../../testing/mcp/connectClient.js';
import { answer, openRequest, REDIRECT_URI } from '../../testing/oauth/connectApp.js';
import { useApp } from '../../testing/useApp.js';
import { SECRET_TEXT } from '../../testing/writeBuild.js';

const use = useApp();

/** Opens an app's authorization URL in the reader's browser, and allows access. */
async function consent(browser: Browser, url: URL): Promise<URL> {
  return (await answer(browser, await openRequest(browser, url.searchParams))).url;
}

async function readerWith(plans: string[]): Promise<Browser> {
  const browser = await use.signedUp();
  const [{ id = '' } = {}] = await use.database.sql<{ id: string }>(
    'select id from "user" where email = $1',
    [browser.email],
  );
  for (const plan of plans) {
    const source = 'administrator';
    await grantPlan(use.app.database.queries, { userId: id, plan, source, until: null });
  }
  return browser;
}

/** The authorization state that an MCP client stores. */
function createProvider() {
  const kept: Record<string, unknown> = {};
  const provider: OAuthClientProvider & { opened: URL | null; token(): string } = {
    opened: null,
    redirectUrl: REDIRECT_URI,
    clientMetadata: { client_name: 'MCP client', redirect_uris: [REDIRECT_URI] },
    clientInformation: () => kept.client as never,
    saveClientInformation: (client) => {
      kept.client = client;
    },
    tokens: () => kept.tokens as never,
    saveTokens: (tokens) => {
      kept.tokens = tokens;
    },
    discoveryState: () => kept.discovery as never,
    saveDiscoveryState: (discovery) => {
      kept.discovery = discovery;
    },
    redirectToAuthorization: (url) => {
      provider.opened = url;
    },
    saveCodeVerifier: (verifier) => {
      kept.verifier = verifier;
    },
    codeVerifier: () => kept.verifier as string,
    token: () => (kept.tokens as { access_token: string }).access_token,
  };
  return provider;
}

it.each(
  PROTOCOL_VERSIONS.flatMap((version) => [
    [version, 'premium', SECRET_TEXT] as const,
    [version, 'free', 'You need more to read on.'] as const,
  ]),
)(
  'an MCP client of %s signs in a %s reader, and reads what they have access to',
  async (version, kind, text) => {
    const browser = await readerWith(kind === 'premium' ? ['premium'] : []);
    const provider = createProvider();
    const serverUrl = `${use.app.origin}/mcp/me`;
    const { headers } = await use.app.send({
      method: 'POST',
      path: '/mcp/me',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    const [, resourceMetadataUrl = ''] =
      /resource_metadata="([^"]+)"/.exec(headers['www-authenticate'] ?? '') ?? [];
    const first = await auth(provider, {
      serverUrl,
      resourceMetadataUrl: new URL(resourceMetadataUrl),
    });
    expect(first).toBe('REDIRECT');
    const back = await consent(browser, provider.opened as URL);
    const authorizationCode = back.searchParams.get('code') ?? '';
    const iss = back.searchParams.get('iss') ?? '';
    expect(await auth(provider, { serverUrl, authorizationCode, iss })).toBe('AUTHORIZED');
    const client = await connectClient(version, {
      url: serverUrl,
      headers: { authorization: `Bearer ${provider.token()}` },
    });
    expect(client.version).toBe(version);
    const { structuredContent } = await client.callTool('read_page', { page: '/docs/premium' });
    expect(structuredContent).toMatchObject({
      title: 'For premium',
      markdown: expect.stringContaining(text) as string,
    });
    await client.close();
  },
);

it('an OAuth client discovers the server, and accepts all of its responses', async () => {
  const insecure = { [oauth.allowInsecureRequests]: true };
  const resource = new URL(`${use.app.origin}/mcp`);
  const { authorization_servers: [issuer = ''] = [] } =
    await oauth.processResourceDiscoveryResponse(
      resource,
      await oauth.resourceDiscoveryRequest(resource, insecure),
    );
  const server = await oauth.processDiscoveryResponse(
    new URL(issuer),
    await oauth.discoveryRequest(new URL(issuer), { algorithm: 'oauth2', ...insecure }),
  );
  const { client_id } = await oauth.processDynamicClientRegistrationResponse(
    await oauth.dynamicClientRegistrationRequest(
      server,
      { client_name: 'Agent', redirect_uris: [REDIRECT_URI] },
      insecure,
    ),
  );
  const client = { client_id };
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const url = new URL(server.authorization_endpoint ?? '');
  url.search = new URLSearchParams({
    client_id,
    redirect_uri: REDIRECT_URI,
    response_type: 'code',
    scope: 'docs:read',
    state,
    resource: resource.href,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  }).toString();
  const back = await consent(await readerWith([]), url);
  const granted = await oauth.processAuthorizationCodeResponse(
    server,
    client,
    await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.None(),
      oauth.validateAuthResponse(server, client, back, state),
      REDIRECT_URI,
      verifier,
      { ...insecure, additionalParameters: { resource: resource.href } },
    ),
  );
  const refreshed = await oauth.processRefreshTokenResponse(
    server,
    client,
    await oauth.refreshTokenGrantRequest(
      server,
      client,
      oauth.None(),
      granted.refresh_token ?? '',
      insecure,
    ),
  );
  expect(refreshed.access_token).not.toBe(granted.access_token);
});
