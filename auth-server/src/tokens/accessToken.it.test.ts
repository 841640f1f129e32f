import type { AccessToken } from '@gatehouse/contract/accessToken';
import type { Me } from '@gatehouse/contract/me';
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify, type JSONWebKeySet } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../testing/createBrowser.js';
import { useApp } from '../testing/useApp.js';

const TOKEN = '/api/auth/token';
const KEY_SETS = ['/api/auth/jwks', '/.well-known/jwks.json'];

const use = useApp(
  {},
  { config: { tokens: { audience: 'urn:acme', minutes: 60 } } },
  {
    siteUrl: 'https://docs.example.com',
    authUrl: 'https://auth.example.com',
  },
);

let reader: Browser;
let id: string;
beforeEach(async () => {
  reader = await use.signedUp();
  id = (JSON.parse((await reader.get('/api/me')).text) as Me).reader?.id ?? '';
});

const askToken = async (browser = reader) =>
  JSON.parse((await browser.get(TOKEN)).text) as AccessToken;
const keySet = async (path = KEY_SETS[0] as string) =>
  JSON.parse((await use.app.send({ path })).text) as JSONWebKeySet;
const verify = async (token: string) =>
  jwtVerify(token, createLocalJWKSet(await keySet()), { typ: 'at+jwt' });

describe('GET /api/auth/token', () => {
  it('identifies the reader, with no other data', async () => {
    await use.database.sql(
      `insert into entitlement (user_id, plan, source) values ($1, 'premium', 'x')`,
      [id],
    );
    const [session] = await use.database.sql<{ id: string }>(
      `select id from session where "userId" = $1`,
      [id],
    );
    const before = Math.floor(Date.now() / 1000);
    const { token, expiresAt, ...rest } = await askToken();
    expect(rest).toEqual({});
    const { payload, protectedHeader } = await verify(token);
    expect(protectedHeader).toEqual({ alg: 'RS256', kid: expect.any(String), typ: 'at+jwt' });
    expect(payload).toEqual({
      iss: use.app.origin,
      aud: use.app.origin,
      sub: id,
      sid: session?.id,
      iat: expect.any(Number),
      exp: Number(payload.iat) + 15 * 60,
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
      email: reader.email,
      email_verified: true,
      plans: ['premium'],
    });
    expect(payload.iat).toBeGreaterThanOrEqual(before);
    expect(new Date(expiresAt).getTime()).toBe(Number(payload.exp) * 1000);
  });

  it('has the audience and the lifetime that the site configures', async () => {
    const answer = await use.instances[1]?.send({
      path: TOKEN,
      headers: { cookie: reader.cookie },
    });
    const { payload } = await verify((JSON.parse(answer?.text ?? '') as AccessToken).token);
    expect(payload).toMatchObject({ aud: 'urn:acme', exp: Number(payload.iat) + 60 * 60 });
  });

  it('is never valid for longer than the session', async () => {
    await use.database.sql(
      `update session set "expiresAt" = now() + interval '2 minutes' where "userId" = $1`,
      [id],
    );
    const { payload } = await verify((await askToken()).token);
    expect(Number(payload.exp) - Number(payload.iat)).toBeLessThanOrEqual(120);
  });

  it('reports an unverified address as unverified', async () => {
    await use.database.sql(`update "user" set "emailVerified" = false where id = $1`, [id]);
    const { payload } = await verify((await askToken()).token);
    expect(payload).toMatchObject({ email_verified: false });
  });

  it('is never cached', async () => {
    const { headers } = await reader.get(TOKEN);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers).not.toHaveProperty('etag');
    expect(headers).not.toHaveProperty('set-cookie');
  });

  it('requires a valid session, and accepts nothing else', async () => {
    const { token } = await askToken();
    const stranger = use.app.browser();
    const cookie = `${reader.cookie.split('=')[0]}=${token}`;
    const attempts: Record<string, string>[] = [
      {},
      { authorization: `Bearer ${token}` },
      { authorization: `Bearer ${reader.cookie.split('=')[1]}` },
      { cookie },
      { cookie: `${reader.cookie}; ${reader.cookie}` },
      { 'x-user-id': id },
    ];
    for (const headers of attempts) {
      const { status, text } = await stranger.send({ path: TOKEN, headers });
      expect({ status, code: (JSON.parse(text) as { code: string }).code }).toEqual({
        status: 401,
        code: 'SIGN_IN_REQUIRED',
      });
    }
    expect((await stranger.get(`${TOKEN}?token=${token}`)).status).toBe(401);
  });

  it('is refused for a reader who is signed out or banned, or whose session has expired', async () => {
    const { cookie } = reader;
    await reader.post('/api/auth/sign-out');
    reader.cookie = cookie;
    expect((await reader.get(TOKEN)).status).toBe(401);

    const banned = await use.signedUp();
    await use.database.sql(`update "user" set "bannedAt" = now() where email = $1`, [banned.email]);
    expect((await banned.get(TOKEN)).status).toBe(401);

    const late = await use.signedUp();
    await use.database.sql(
      `update session set "expiresAt" = now() where "userId" = (select id from "user" where email = $1)`,
      [late.email],
    );
    expect((await late.get(TOKEN)).status).toBe(401);
  });

  it('accepts only GET (CSRF-05)', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH']) {
      const { status, headers } = await reader.send({
        method,
        path: TOKEN,
        headers: { origin: use.app.origin },
      });
      expect({ method, status, allow: headers.allow }).toEqual({
        method,
        status: 405,
        allow: 'GET',
      });
    }
    expect((await reader.post(TOKEN)).status).toBe(405);
    expect((await reader.post(TOKEN, {}, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await reader.get(`${TOKEN}/`)).status).toBe(404);
  });

  it('is limited per reader (RL-03, RL-06)', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 61 }, async () => (await reader.get(TOKEN)).status),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(60);
    const refused = await reader.get(TOKEN);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect((await (await use.signedUp()).get(TOKEN)).status).toBe(200);
  });

  it('can be read only by pages of the site (COR-01, COR-02)', async () => {
    const [, , split] = use.instances;
    const cookie = reader.cookie.replace('gatehouse', '__Host-gatehouse');
    const ask = async (origin: string) =>
      (await split?.send({ path: TOKEN, headers: { cookie, origin } }))?.headers;
    expect(await ask('https://docs.example.com')).toMatchObject({
      'access-control-allow-origin': 'https://docs.example.com',
      'access-control-allow-credentials': 'true',
      vary: 'Origin',
    });
    for (const origin of ['https://evil.example', 'null', 'https://docs.example.com.evil']) {
      const headers = await ask(origin);
      expect(headers).not.toHaveProperty('access-control-allow-origin');
      expect(headers).not.toHaveProperty('access-control-allow-credentials');
    }
    const own = await reader.send({ path: TOKEN, headers: { origin: 'https://evil.example' } });
    expect(own.headers).not.toHaveProperty('access-control-allow-origin');
  });
});

describe('the key set (JWT-08)', () => {
  it('is the same at both URLs, with only public members', async () => {
    const { kid } = decodeProtectedHeader((await askToken()).token);
    for (const path of KEY_SETS) {
      expect(await keySet(path)).toEqual({
        keys: [
          {
            kty: 'RSA',
            n: expect.any(String),
            e: 'AQAB',
            kid,
            alg: 'RS256',
            use: 'sig',
          },
        ],
      });
    }
  });

  it('is public, readable from any origin, and cached for five minutes', async () => {
    await askToken();
    for (const app of use.instances) {
      for (const path of KEY_SETS) {
        const { status, headers } = await app.send({
          path,
          headers: { origin: 'https://anywhere.example' },
        });
        expect(status).toBe(200);
        expect(headers).toMatchObject({
          'content-type': 'application/json; charset=utf-8',
          'cache-control': 'public, max-age=300',
          'access-control-allow-origin': '*',
          'cross-origin-resource-policy': 'cross-origin',
        });
        expect(headers).not.toHaveProperty('access-control-allow-credentials');
        expect(headers).not.toHaveProperty('vary');
        expect(headers).not.toHaveProperty('set-cookie');
      }
    }
  });

  it('responds with 304 to clients that have it, and only to GET and HEAD', async () => {
    await askToken();
    for (const path of KEY_SETS) {
      const { etag = '' } = (await use.app.send({ path })).headers;
      const again = await use.app.send({ path, headers: { 'if-none-match': etag } });
      expect({ status: again.status, text: again.text }).toEqual({ status: 304, text: '' });
      const head = await use.app.send({ method: 'HEAD', path });
      expect({ status: head.status, text: head.text }).toEqual({ status: 200, text: '' });
      for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
        const { status, headers } = await use.app.send({ method, path });
        expect({ status, allow: headers.allow }).toEqual({ status: 405, allow: 'GET, HEAD' });
      }
    }
  });
});
