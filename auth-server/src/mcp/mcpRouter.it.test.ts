import { describe, expect, it } from 'vitest';
import { createApiKey, inventApiKey } from '../testing/createApiKey.js';
import { callMcp } from '../testing/mcp/callMcp.js';
import type { Sending } from '../testing/send.js';
import { useApp } from '../testing/useApp.js';

const use = useApp({}, { config: { mcp: false } });
const post = (sending: Partial<Sending> = {}) => callMcp(use.app, sending);
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const keyHeaders = async () => (await createApiKey(use.database, await use.signedUp())).headers;

describe('a request', () => {
  it('is refused from pages of another site, and accepted from programs and the site itself (CSRF-01, COR-05)', async () => {
    const refused: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: `${use.app.origin}.evil.example` },
      { 'sec-fetch-site': 'cross-site' },
    ];
    for (const headers of refused) {
      const { status, text } = await post({ headers });
      expect([status, JSON.parse(text)], JSON.stringify(headers)).toMatchObject([
        403,
        { code: 'CROSS_SITE_REQUEST' },
      ]);
    }
    expect((await post()).status).toBe(200);
    expect((await post({ headers: { origin: use.app.origin } })).status).toBe(200);
  });

  it.each(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'])('is refused with %s', async (method) => {
    const { status, headers } = await use.app.send({ method, path: '/mcp' });
    expect(status).toBe(405);
    expect(headers.allow).toBe('POST');
  });

  it.each([
    ['invalid JSON', { body: '{' }, 400],
    ['no body', { body: '' }, 400],
    ['JSON that is not JSON-RPC', { body: '{"a":1}' }, 400],
    ['a batch', { body: '[{"jsonrpc":"2.0","id":1,"method":"tools/list"}]' }, 400],
    ['a form', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415],
    ['too large a body', { body: JSON.stringify({ a: 'x'.repeat(64 * 1024) }) }, 413],
  ])('is refused with %s', async (_name, sending, expected) => {
    expect((await post(sending)).status).toBe(expected);
  });

  it('is not cached', async () => {
    expect((await post()).headers['cache-control']).toBe('no-store');
  });

  it('cannot keep a connection open', async () => {
    const { status, text } = await post({
      headers: { 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'subscriptions/listen' },
      body: JSON.stringify({
        jsonrpc: '2.0',
        id: 1,
        method: 'subscriptions/listen',
        params: {
          notifications: { toolsListChanged: true },
          _meta: {
            'io.modelcontextprotocol/protocolVersion': '2026-07-28',
            'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1' },
            'io.modelcontextprotocol/clientCapabilities': {},
          },
        },
      }),
    });
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({ error: { message: 'Subscription limit reached' } });
  });
});

describe('a credential', () => {
  const metadata = (path: string) =>
    `Bearer resource_metadata="${use.app.origin}/.well-known/oauth-protected-resource${path}"`;

  it.each(['wrong', '', 'two words', inventApiKey(), 'gatehouse_at_nobodys'])(
    'is refused if invalid: "%s"',
    async (token) => {
      const { status, headers, text } = await post({ headers: bearer(token) });
      expect(status).toBe(401);
      expect(headers['www-authenticate']).toBe(`${metadata('/mcp')}, error="invalid_token"`);
      expect(JSON.parse(text)).toMatchObject({ code: 'INVALID_ACCESS_TOKEN' });
    },
  );

  it('is required at /mcp/me', async () => {
    const { status, headers, text } = await post({ path: '/mcp/me' });
    expect(status).toBe(401);
    expect(headers['www-authenticate']).toBe(metadata('/mcp/me'));
    expect(JSON.parse(text)).toMatchObject({ code: 'SIGN_IN_REQUIRED' });
    expect((await post({ path: '/mcp/me', headers: await keyHeaders() })).status).toBe(200);
  });

  it('is refused in two headers', async () => {
    const { authorization } = await keyHeaders();
    const { status } = await post({ headers: { authorization: [authorization, authorization] } });
    expect(status).toBe(401);
  });

  it('is never a cookie: requests with a session count as anonymous (CSRF-01)', async () => {
    const { cookie } = await use.signedUp();
    expect((await post({ headers: { cookie } })).status).toBe(200);
    expect((await post({ path: '/mcp/me', headers: { cookie } })).status).toBe(401);
  });

  it('of another scheme is ignored', async () => {
    expect((await post({ headers: { authorization: 'Basic YTpi' } })).status).toBe(200);
  });

  it('is never logged (CRD-10)', async () => {
    const { authorization } = await keyHeaders();
    await post({ headers: { authorization } });
    await post({ headers: bearer('hunter2-hunter2') });
    const logged = use.app.logged.join('');
    expect(logged).not.toMatch(/hunter2|Bearer/);
    expect(logged).not.toContain(authorization.split(' ')[1]);
  });
});

it('does not exist when the site has turned it off', async () => {
  const off = use.instances[1] as typeof use.app;
  for (const path of [
    '/mcp',
    '/mcp/me',
    '/api/auth/oauth2/token',
    '/api/auth/oauth2/register',
    '/.well-known/oauth-protected-resource/mcp',
  ]) {
    const headers = { origin: off.origin };
    const statuses = [
      (await callMcp(off, { path, headers })).status,
      (await off.send({ path })).status,
    ];
    expect(
      statuses.filter((status) => status !== 404 && status !== 405),
      path,
    ).toEqual([]);
  }
});

describe('the limit', () => {
  it('applies per network without a valid credential, and per reader with one (RL-15)', async () => {
    const codes = async (count: number, headers: Record<string, string>) =>
      new Set(
        await Promise.all(
          Array.from({ length: count }, async () => (await post({ headers })).status),
        ),
      );
    const [one, other] = [await keyHeaders(), await keyHeaders()];
    expect(await codes(200, bearer('wrong'))).toEqual(new Set([401, 429]));
    const { status, headers } = await post();
    expect(status).toBe(429);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(await codes(301, one)).toEqual(new Set([200, 429]));
    expect((await post({ headers: other })).status).toBe(200);
  });
});
