import type { AccessToken } from '@gatehouse/contract/accessToken';
import type { Introspection } from '@gatehouse/contract/introspection';
import type { Me } from '@gatehouse/contract/me';
import { randomBytes } from 'node:crypto';
import { decodeJwt, exportSPKI, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../testing/createBrowser.js';
import { useApp } from '../testing/useApp.js';
import { addService, revokeService, type ServiceCredential } from './serviceCredentials.js';

const use = useApp();
const PATH = '/api/session/introspect';

let service: ServiceCredential;
let reader: Browser;
let id: string;
beforeAll(async () => {
  service = await addService(use.app.database.queries, 'Notes');
});
beforeEach(async () => {
  reader = await use.signedUp();
  id = (JSON.parse((await reader.get('/api/me')).text) as Me).reader?.id ?? '';
});

const basic = (credential = service) =>
  `Basic ${Buffer.from(`${credential.id}:${credential.secret}`).toString('base64')}`;
const send = (body: string | Buffer, headers: Record<string, string> = {}) =>
  use.app.send({
    method: 'POST',
    path: PATH,
    headers: {
      authorization: basic(),
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    },
    body,
  });
const introspect = async (token: string) =>
  JSON.parse((await send(new URLSearchParams({ token }).toString())).text) as Introspection;
const askToken = async () =>
  (JSON.parse((await reader.get('/api/auth/token')).text) as AccessToken).token;
const cookieValue = () => reader.cookie.split('=')[1] ?? '';

describe('POST /api/session/introspect', () => {
  it('identifies the reader of an access token', async () => {
    const token = await askToken();
    const { sid, iat, exp } = decodeJwt(token);
    const { status, headers, text } = await send(`token=${token}&token_type_hint=access_token`);
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers).not.toHaveProperty('www-authenticate');
    expect(JSON.parse(text)).toEqual({
      active: true,
      iss: use.app.origin,
      aud: use.app.origin,
      sub: id,
      sid,
      email: reader.email,
      email_verified: true,
      plans: [],
      iat,
      exp,
      token_type: 'Bearer',
    });
  });

  it('identifies the reader of a session cookie’s value, encoded or not', async () => {
    const { sid } = decodeJwt(await askToken());
    for (const value of [cookieValue(), decodeURIComponent(cookieValue())]) {
      expect(await introspect(value)).toMatchObject({ sub: id, sid, token_type: 'session' });
    }
  });

  it('reflects a new plan, its end, a sign-out and a ban immediately (JWT-07)', async () => {
    const tokens = [await askToken(), cookieValue()];
    const answers = () => Promise.all(tokens.map(introspect));
    await use.database.sql(
      `insert into entitlement (user_id, plan, source) values ($1, 'premium', 'x')`,
      [id],
    );
    for (const answer of await answers()) expect(answer).toMatchObject({ plans: ['premium'] });
    await use.database.sql(`update entitlement set revoked_at = now() where user_id = $1`, [id]);
    for (const answer of await answers()) expect(answer).toMatchObject({ plans: [] });
    await reader.post('/api/auth/sign-out');
    for (const answer of await answers()) expect(answer).toEqual({ active: false });

    reader = await use.signedUp();
    const banned = [await askToken(), cookieValue()];
    expect(await Promise.all(banned.map(introspect))).toMatchObject([
      { active: true },
      { active: true },
    ]);
    // Without the trigger that ends a banned reader's sessions: the ban alone must be enough.
    await use.database.sql(
      `set session_replication_role = replica;
       update "user" set "bannedAt" = now() where email = '${reader.email}'`,
    );
    for (const token of banned) expect(await introspect(token)).toEqual({ active: false });
  });

  it('refuses tokens that are forged or altered (JWT-01, JWT-02, JWT-03)', async () => {
    const token = await askToken();
    const [header = '', body = '', signature = ''] = token.split('.');
    const claims = decodeJwt(token);
    const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid: string };
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const { keys } = JSON.parse((await use.app.send({ path: '/api/auth/jwks' })).text) as {
      keys: JWK[];
    };
    const publicKey = await importJWK({ ...keys[0], ext: true }, 'RS256', { extractable: true });
    const pem = new TextEncoder().encode(await exportSPKI(publicKey as never));
    const stranger = await generateKeyPair('RS256');
    const forge = (protectedHeader: object) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid, typ: 'at+jwt', ...protectedHeader })
        .sign(stranger.privateKey);
    const forged = [
      `${encode({ alg: 'none', kid, typ: 'at+jwt' })}.${body}.`,
      `${encode({ alg: 'None', kid, typ: 'at+jwt' })}.${body}.${signature}`,
      `${header}.${body}.`,
      `${header}.${encode({ ...claims, sub: 'another' })}.${signature}`,
      await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid, typ: 'at+jwt' }).sign(pem),
      await forge({}),
      await forge({ kid: '../../x' }),
      await forge({ kid: "' or 1=1 --" }),
      await forge({ kid: undefined }),
      await forge({ jku: 'https://evil.example/jwks.json' }),
      await forge({ jwk: keys[0] }),
      `${token}.${signature}`,
      'gh_x',
      'x'.repeat(8_000),
      `${cookieValue()}x`,
    ];
    for (const each of forged) expect(await introspect(each)).toEqual({ active: false });
    expect(await introspect(token)).toMatchObject({ active: true });
  });

  it('requires a service credential', async () => {
    const body = `token=${await askToken()}`;
    const other = await addService(use.app.database.queries, 'Other');
    const headers: Record<string, string>[] = [
      { authorization: '' },
      { authorization: basic({ ...service, secret: other.secret }) },
      { authorization: basic({ ...service, id: `svc_${randomBytes(12).toString('base64url')}` }) },
      { authorization: basic().replace('Basic', 'Bearer') },
      { authorization: 'Basic !' },
      { authorization: '', cookie: reader.cookie, origin: use.app.origin },
    ];
    for (const each of headers) {
      const { status, headers: sent, text } = await send(body, each);
      expect({ status, code: (JSON.parse(text) as { code: string }).code }).toEqual({
        status: 401,
        code: 'INVALID_SERVICE_CREDENTIAL',
      });
      expect(sent['www-authenticate']).toBe(`Basic realm="${use.app.origin}"`);
    }
    expect((await send(body, { authorization: basic(other) })).status).toBe(200);
    expect(await revokeService(use.app.database.queries, other.id)).toBe('Other');
    expect((await send(body, { authorization: basic(other) })).status).toBe(401);
  });

  it('stores no secret', async () => {
    const rows = await use.database.sql('select * from service_credential');
    expect(JSON.stringify(rows)).not.toContain(service.secret);
  });

  it('limits wrong credentials per network, without affecting services (RL-01, RL-03, RL-06)', async () => {
    const wrong = basic({ ...service, secret: 'x'.repeat(43) });
    const ask = (authorization: string, address: string) =>
      send('token=x', { authorization, 'x-forwarded-for': address });
    const statuses = [];
    for (let count = 0; count < 21; count++) {
      statuses.push((await ask(wrong, '192.0.2.7')).status);
    }
    expect(statuses).toEqual([...Array<number>(20).fill(401), 429]);
    const refused = await ask(wrong, '192.0.2.7');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect((await ask(basic(), '192.0.2.7')).status).toBe(200);
    expect((await ask(wrong, '192.0.2.8')).status).toBe(401);
  });

  it('accepts one token, in a form (CSRF-04)', async () => {
    const token = await askToken();
    const statuses = async (...bodies: (string | Buffer)[]) =>
      Promise.all(bodies.map(async (body) => (await send(body)).status));
    expect(
      await statuses(
        `token=${token}&token=${token}`,
        `token=${token}&a=1&a=2`,
        'token=',
        'a=b',
        Buffer.from([0x74, 0x3d, 0xff]),
        `token=${'x'.repeat(8_193)}`,
      ),
    ).toEqual([400, 400, 400, 400, 400, 400]);
    expect(await statuses(`token=${'x'.repeat(17_000)}`)).toEqual([413]);
    for (const type of ['application/json', 'text/plain', 'multipart/form-data', '']) {
      const answer = await send(JSON.stringify({ token }), { 'content-type': type });
      expect(answer.status).toBe(415);
    }
    expect((await send(`token=${token}`, { 'content-encoding': 'gzip' })).status).toBe(415);
  });

  it('is for servers: no page can read it, from any origin (COR-02, CSRF-05)', async () => {
    const { headers } = await send('token=x', { origin: 'https://evil.example' });
    expect(headers).not.toHaveProperty('access-control-allow-origin');
    for (const method of ['GET', 'PUT', 'OPTIONS']) {
      const answer = await use.app.send({ method, path: PATH });
      expect({ status: answer.status, allow: answer.headers.allow }).toEqual({
        status: 405,
        allow: 'POST',
      });
    }
    expect((await use.app.send({ path: `${PATH}?token=${await askToken()}` })).status).toBe(405);
  });
});
