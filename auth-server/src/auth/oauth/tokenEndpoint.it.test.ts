import { describe, expect, it } from 'vitest';
import { answer, createApp, openRequest, REDIRECT_URI } from '../../testing/oauth/connectApp.js';
import { useApp } from '../../testing/useApp.js';

const use = useApp();
const errorOf = (sent: { text: string }) => (JSON.parse(sent.text) as { error?: string }).error;

describe('an authorization code', () => {
  async function issue() {
    const browser = await use.signedUp();
    const app = await createApp(use.app);
    const { url } = await answer(browser, await openRequest(browser, app.request));
    return { browser, app, code: url.searchParams.get('code') ?? '' };
  }

  it('works once, and reuse revokes its tokens (OAU-05; RFC 6749, 4.1.2)', async () => {
    const { app, code } = await issue();
    const sent = await app.redeem(code);
    expect(sent.status).toBe(200);
    expect(sent.headers['cache-control']).toBe('no-store');
    expect(sent.headers['set-cookie']).toBeUndefined();
    const { refresh_token, ...tokens } = JSON.parse(sent.text) as Record<string, string>;
    expect(tokens).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
    expect(errorOf(await app.redeem(code))).toBe('invalid_grant');
    expect(errorOf(await app.refresh(refresh_token ?? ''))).toBe('invalid_grant');
  });

  it('works once, even in concurrent requests (OAU-05)', async () => {
    const { app, code } = await issue();
    const sent = await Promise.all(Array.from({ length: 8 }, () => app.redeem(code)));
    expect(sent.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
  });

  it.each([
    ['another verifier', { code_verifier: 'x'.repeat(43) }],
    ['no verifier', { code_verifier: '' }],
    ['another redirect URI', { redirect_uri: 'http://127.0.0.1:1/callback' }],
    ['another app', { client_id: 'nobody' }],
    ['an unknown resource', { resource: 'https://evil.example/' }],
    ['another grant', { grant_type: 'client_credentials' }],
    ['another grant', { grant_type: 'password' }],
  ])('is refused with %s', async (_name, change: Record<string, string>) => {
    const { app, code } = await issue();
    const form = {
      grant_type: 'authorization_code',
      client_id: app.clientId,
      code,
      code_verifier: app.verifier,
      redirect_uri: REDIRECT_URI,
      ...change,
    };
    const sent = await app.token(form);
    expect([400, 401]).toContain(sent.status);
    expect(errorOf(sent)).toMatch(/^(?:invalid_\w+|unsupported_grant_type)$/);
  });

  it("is revoked by the reader's new password, ban or withdrawn consent", async () => {
    const ends: Record<string, (reader: { email: string }) => Promise<unknown>> = {
      ban: ({ email }) =>
        use.database.sql('update "user" set "bannedAt" = now() where email = $1', [email]),
      password: ({ email }) =>
        use.database.sql(
          `update account set password = 'x' from "user" u where u.id = "userId" and email = $1`,
          [email],
        ),
      consent: ({ email }) =>
        use.database.sql(
          'delete from "oauthConsent" c using "user" u where u.id = c."userId" and email = $1',
          [email],
        ),
    };
    for (const [name, end] of Object.entries(ends)) {
      const { browser, app, code } = await issue();
      await end(browser);
      const sent = await app.redeem(code);
      expect([sent.status, errorOf(sent)], name).toEqual([400, 'invalid_grant']);
    }
  });
});

describe('the token endpoint', () => {
  it.each([
    ['JSON', { type: 'application/json', body: '{}' }],
    ['a repeated parameter', { body: 'grant_type=refresh_token&client_id=a&client_id=b' }],
    ['a long parameter', { body: `grant_type=refresh_token&refresh_token=${'x'.repeat(1025)}` }],
    ['an empty body', { body: '' }],
  ])(
    'refuses %s with an OAuth error',
    async (_name, { type, body }: { type?: string; body: string }) => {
      const sent = await use.app.send({
        method: 'POST',
        path: '/api/auth/oauth2/token',
        headers: { 'content-type': type ?? 'application/x-www-form-urlencoded' },
        body,
      });
      expect([sent.status, errorOf(sent)]).toEqual([400, 'invalid_request']);
    },
  );

  it.each([
    ['GET', '/api/auth/oauth2/token'],
    ['GET', '/api/auth/oauth2/register'],
    ['POST', '/api/auth/oauth2/authorize'],
    ['POST', '/.well-known/oauth-authorization-server'],
  ])('and the other endpoints refuse wrong methods: %s %s', async (method, path) => {
    expect((await use.app.send({ method, path })).status).toBe(405);
  });

  it.each([
    '/oauth2/introspect',
    '/oauth2/revoke',
    '/oauth2/userinfo',
    '/oauth2/create-client',
    '/oauth2/get-clients',
    '/oauth2/continue',
    '/oauth2/end-session',
    '/admin/oauth2/create-client',
    '/admin/oauth2/resources',
    '/.well-known/openid-configuration',
  ])('is there, but not the library’s endpoint %s', async (path) => {
    const browser = await use.signedUp();
    expect((await browser.post(`/api/auth${path}`, {})).status).toBe(404);
    expect((await browser.get(`/api/auth${path}`)).status).toBe(404);
  });
});
