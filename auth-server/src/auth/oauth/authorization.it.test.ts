import { describe, expect, it } from 'vitest';
import {
  answer,
  connectApp,
  createApp,
  openRequest,
  REDIRECT_URI,
  type App,
} from '../../testing/oauth/connectApp.js';
import { useApp } from '../../testing/useApp.js';

const use = useApp();
const changed = (app: App, change: Record<string, string>) => {
  const request = new URLSearchParams(app.request);
  for (const [name, value] of Object.entries(change)) request.set(name, value);
  return request;
};

describe('an authorization request', () => {
  it('makes readers sign in first, then returns to the consent page', async () => {
    const app = await createApp(use.app);
    const page = await openRequest(use.app.browser(), app.request);
    expect(page.pathname).toBe('/sign-in');
    const next = new URL(page.searchParams.get('next') ?? '', use.app.origin);
    expect(next.pathname).toBe('/consent');
    expect(next.searchParams.get('sig')).toBeNull();
    const again = await openRequest(await use.signedUp(), next.searchParams);
    expect([again.pathname, again.searchParams.has('sig')]).toEqual(['/consent', true]);
  });

  it('always shows the consent page, even with prompt=none and an earlier consent', async () => {
    const browser = await use.signedUp();
    const app = await connectApp(use.app, browser);
    for (const prompt of ['none', 'login', '']) {
      const page = await openRequest(browser, changed(app, { prompt }));
      expect([page.pathname, page.searchParams.has('sig')]).toEqual(['/consent', true]);
    }
  });

  it('can use another loopback port (RFC 8252, 7.3)', async () => {
    const browser = await use.signedUp();
    const app = await createApp(use.app);
    const uri = 'http://127.0.0.1:50000/callback';
    const page = await openRequest(browser, changed(app, { redirect_uri: uri }));
    const { url } = await answer(browser, page);
    expect(url.origin + url.pathname).toBe(uri);
  });

  it.each([
    ['client_id', 'nobody'],
    ['redirect_uri', 'http://127.0.0.1:33418/other'],
    ['redirect_uri', 'https://evil.example/'],
    ['response_type', 'token'],
    ['code_challenge', ''],
    ['code_challenge_method', 'plain'],
    ['resource', 'https://evil.example/mcp'],
    ['state', 'x'.repeat(1025)],
  ])(
    'with %s=%.30s shows an error on the site, and never redirects elsewhere',
    async (name, value) => {
      const app = await createApp(use.app);
      const page = await openRequest(await use.signedUp(), changed(app, { [name]: value }));
      expect(page.origin + page.pathname).toBe(`${use.app.origin}/consent`);
      expect([...page.searchParams.keys()]).toEqual(['error']);
      expect(page.searchParams.get('error')).toMatch(/^[a-z_]+$/);
    },
  );

  it('with a repeated parameter is refused (OAU-08)', async () => {
    const app = await createApp(use.app);
    const request = new URLSearchParams(app.request);
    request.append('redirect_uri', 'https://evil.example/');
    const page = await openRequest(await use.signedUp(), request);
    expect(page.search).toBe('?error=invalid_request');
  });
});

describe("a reader's decision", () => {
  it('to deny access redirects back without a code', async () => {
    const browser = await use.signedUp();
    const app = await createApp(use.app);
    const { url } = await answer(browser, await openRequest(browser, app.request), false);
    expect(url.origin + url.pathname).toBe(REDIRECT_URI);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      error: 'access_denied',
      state: 'a state',
    });
    expect(JSON.parse((await browser.get('/api/me/apps')).text)).toEqual([]);
  });

  it('to allow access redirects back with a code, the state and the issuer', async () => {
    const browser = await use.signedUp();
    const app = await createApp(use.app);
    const { url } = await answer(browser, await openRequest(browser, app.request));
    expect(Object.fromEntries(url.searchParams)).toEqual({
      code: expect.stringMatching(/^\w{32}$/) as string,
      state: 'a state',
      iss: `${use.app.origin}/api/auth`,
    });
  });

  it('is accepted only from pages of the site (CSRF-01)', async () => {
    const browser = await use.signedUp();
    const app = await createApp(use.app);
    const page = await openRequest(browser, app.request);
    const request = page.search.slice(1);
    for (const path of ['/api/auth/oauth2/consent', '/api/auth/oauth2/deny']) {
      const foreign = { origin: 'https://evil.example' };
      expect((await browser.post(path, { request }, foreign)).status).toBe(403);
    }
    expect((await use.app.browser().post('/api/auth/oauth2/consent', { request })).status).toBe(
      401,
    );
  });

  it.each([
    ['another redirect URI', (query: string) => query.replace('33418', '33419')],
    [
      'an added redirect URI',
      (query: string) => `${query}&redirect_uri=https%3A%2F%2Fevil.example`,
    ],
    ['no signature', (query: string) => query.replace(/&sig=.*/, '')],
    ['nothing', () => ''],
  ])('applies to the signed request, and is refused with %s', async (_name, change) => {
    const browser = await use.signedUp();
    const app = await createApp(use.app);
    const page = await openRequest(browser, app.request);
    const request = change(page.search.slice(1));
    const sent = await browser.post('/api/auth/oauth2/consent', { request });
    expect(sent.status).toBe(400);
    expect(JSON.parse((await browser.get('/api/me/apps')).text)).toEqual([]);
  });
});
