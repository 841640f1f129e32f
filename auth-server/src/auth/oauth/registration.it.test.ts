import { describe, expect, it } from 'vitest';
import { createApp, REDIRECT_URI } from '../../testing/oauth/connectApp.js';
import { useApp } from '../../testing/useApp.js';

const use = useApp();
const errorOf = (sent: { text: string }) => (JSON.parse(sent.text) as { error?: string }).error;

describe('app registration', () => {
  it('creates a public client without a secret, whatever is requested', async () => {
    const app = await createApp(use.app);
    const sent = await app.register({
      client_name: 'Agent\u202e\n',
      token_endpoint_auth_method: 'client_secret_basic',
      grant_types: ['client_credentials'],
      scope: 'openid admin',
      skip_consent: true,
      client_uri: 'javascript:alert(1)',
      logo_uri: 'https://evil.example/logo.png',
      jwks_uri: 'https://evil.example/jwks',
      metadata: { role: 'administrator' },
    });
    expect(sent.status).toBe(201);
    const { client_id, client_id_issued_at, ...registered } = JSON.parse(sent.text) as Record<
      string,
      unknown
    >;
    expect(client_id).toMatch(/^\w{32}$/);
    expect(client_id_issued_at).toEqual(expect.any(Number));
    expect(registered).toEqual({
      client_name: 'Agent',
      redirect_uris: [REDIRECT_URI],
      scope: 'docs:read offline_access',
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      application_type: 'native',
      disabled: false,
      dpop_bound_access_tokens: false,
    });
    expect(sent.headers['set-cookie']).toBeUndefined();
  });

  it.each([
    'http://localhost/callback',
    'http://127.0.0.1:1234/callback',
    'http://[::1]:1234/',
    'https://claude.ai/api/mcp/auth_callback',
  ])('accepts the redirect URI %s', async (uri) => {
    const app = await createApp(use.app);
    expect((await app.register({ redirect_uris: [uri] })).status).toBe(201);
  });

  it.each([
    'http://example.com/callback',
    'http://127.0.0.1.evil.example/callback',
    'http://localhost.evil.example/',
    'http://localhost@evil.example/',
    'http://192.168.1.1/',
    'https://user:password@example.com/',
    'https://localhost/callback',
    'https://example.com/#fragment',
    'cursor://anysphere.cursor-mcp/oauth/callback',
    'javascript:alert(1)//https://',
    'data:text/html,x',
    '/callback',
    'https://exa\u0000mple.com/',
    `https://example.com/${'x'.repeat(1024)}`,
  ])('refuses the redirect URI %s', async (uri) => {
    const app = await createApp(use.app);
    const sent = await app.register({ redirect_uris: [uri] });
    expect([sent.status, errorOf(sent)]).toEqual([400, 'invalid_redirect_uri']);
  });

  it.each([
    [{ redirect_uris: [] }, 'invalid_redirect_uri'],
    [{ redirect_uris: Array(11).fill(REDIRECT_URI) }, 'invalid_redirect_uri'],
    [{ redirect_uris: REDIRECT_URI }, 'invalid_redirect_uri'],
    [{ client_name: 'x'.repeat(513) }, 'invalid_client_metadata'],
    [{ client_name: 7 }, 'invalid_client_metadata'],
  ])('refuses %j', async (metadata, error) => {
    const app = await createApp(use.app);
    const sent = await app.register(metadata);
    expect([sent.status, errorOf(sent)]).toEqual([400, error]);
  });

  it('is limited to ten per minute', async () => {
    const app = await createApp(use.app);
    const statuses = [];
    for (let count = 0; count < 10; count += 1) statuses.push((await app.register()).status);
    expect(statuses).toEqual([...Array<number>(9).fill(201), 429]);
  });
});
