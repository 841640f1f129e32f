import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { base64url, decodeJwt, exportSPKI, importJWK, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createReaderAuth, type ReaderAuth } from './createReaderAuth.js';
import {
  AUDIENCE,
  claimsFrom,
  createAuthServer,
  createSigningKey,
  epoch,
  sign,
  type AuthServer,
  type SigningKey,
} from './testing/createAuthServer.js';

let key: SigningKey;
let other: SigningKey;
let server: AuthServer;
let auth: ReaderAuth;

beforeAll(async () => {
  key = await createSigningKey('key-1');
  other = await createSigningKey('key-1');
  server = await createAuthServer([key]);
  auth = createReaderAuth({ issuer: server.url, audience: AUDIENCE });
  await auth.verify(await sign(key, claims()));
});
afterAll(() => server.stop());

const claims = (changes: Record<string, unknown> = {}) => claimsFrom(server.url, changes);
const invalid = { code: 'INVALID_ACCESS_TOKEN', status: 401 };

/** Anything signed with HMAC, which jose itself would refuse to sign with a public key. */
function hmac(secret: string, alg = 'HS256'): string {
  const parts = [{ alg, kid: 'key-1', typ: 'at+jwt' }, claims()];
  const input = parts.map((part) => base64url.encode(JSON.stringify(part))).join('.');
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

/** A token without a signature, under a name that jose would not give it. */
function unsigned(alg: string): string {
  const header = base64url.encode(JSON.stringify({ alg, kid: 'key-1', typ: 'at+jwt' }));
  return `${header}.${base64url.encode(JSON.stringify(claims()))}.`;
}

async function tampered(): Promise<string> {
  const [header, payload = '', signature] = (await sign(key, claims())).split('.');
  const changed = { ...decodeJwt(`.${payload}.`), sub: 'reader-2' };
  return [header, base64url.encode(JSON.stringify(changed)), signature].join('.');
}

async function cutSignature(): Promise<string> {
  return (await sign(key, claims())).replace(/[^.]*$/, '');
}

async function withPublicKeyAsSecret(): Promise<string> {
  const publicKey = await importJWK(key.jwk, 'RS256', { extractable: true });
  return hmac(await exportSPKI(publicKey as Parameters<typeof exportSPKI>[0]));
}

const withHeader = (header: object) => () => sign(key, claims(), header);
const withClaims = (changes: Record<string, unknown>) => () => sign(key, claims(changes));

describe('a good token', () => {
  it.each(['RS256', 'EdDSA'])('signed with %s says who the reader is', async (alg) => {
    const signing = await createSigningKey('key-1', alg);
    const issuing = await createAuthServer([signing]);
    const { verify } = createReaderAuth({ issuer: `${issuing.url}/`, audience: AUDIENCE });
    const exp = epoch(900);
    expect(await verify(await sign(signing, claimsFrom(issuing.url, { exp })))).toEqual({
      id: 'reader-1',
      sessionId: 'session-1',
      email: 'reader@example.com',
      emailVerified: true,
      plans: ['premium'],
      expiresAt: new Date(exp * 1000),
    });
    await issuing.stop();
  });

  it.each([
    ['an audience in a list of one', () => sign(key, claims({ aud: [AUDIENCE] }))],
    ['another spelling of its type', withHeader({ typ: 'application/AT+JWT' })],
    ['no plan', withClaims({ plans: [] })],
    ['an unknown claim', withClaims({ jti: 'x', role: 'admin' })],
    ['an unknown member in the header', withHeader({ note: 'x' })],
  ])('may have %s', async (_case, create) => {
    expect(await auth.verify(await create())).toMatchObject({ id: 'reader-1' });
  });
});

describe('a bad token is refused, and nothing is fetched for it:', () => {
  it.each<[string, () => string | Promise<string>]>([
    ['no token', () => ''],
    ['alg none (JWT-01)', () => new UnsecuredJWT(claims()).encode()],
    ['alg None (JWT-01)', () => unsigned('None')],
    ['alg nOnE (JWT-01)', () => unsigned('nOnE')],
    ['alg RS256 with an empty signature (JWT-01)', cutSignature],
    ['HS256 with the public key as its secret (JWT-02)', withPublicKeyAsSecret],
    ['HS256 with the key as it is published (JWT-02)', () => hmac(JSON.stringify(key.jwk))],
    ['RS256 that is an HMAC', () => hmac('x', 'RS256')],
    ['another key with the same id', () => sign(other, claims())],
    ['changed claims', tampered],
    ['an algorithm that Gatehouse does not use', async () => sign(await esKey(), claims())],
    ['a foreign issuer (JWT-04)', withClaims({ iss: 'https://evil.example' })],
    ['the issuer with a slash (JWT-04)', () => sign(key, claims({ iss: `${server.url}/` }))],
    ['the issuer in a list (JWT-04)', () => sign(key, claims({ iss: [server.url] }))],
    ['no issuer (JWT-04)', withClaims({ iss: undefined })],
    ['a foreign audience (JWT-04)', withClaims({ aud: 'https://other.example' })],
    [
      'our audience among others (JWT-04)',
      withClaims({ aud: [AUDIENCE, 'https://other.example'] }),
    ],
    ['our audience twice (JWT-04)', withClaims({ aud: [AUDIENCE, AUDIENCE] })],
    ['an empty list of audiences (JWT-04)', withClaims({ aud: [] })],
    ['no audience (JWT-04)', withClaims({ aud: undefined })],
    ['no reader (JWT-04)', withClaims({ sub: undefined })],
    ['an empty reader (JWT-04)', withClaims({ sub: '' })],
    ['a number for a reader (JWT-04)', withClaims({ sub: 1 })],
    ['no session', withClaims({ sid: undefined })],
    ['no email', withClaims({ email: undefined })],
    ['a text for email_verified', withClaims({ email_verified: 'true' })],
    ['no plans', withClaims({ plans: undefined })],
    ['plans that are a text', withClaims({ plans: 'premium' })],
    ['plans that are an object', withClaims({ plans: { includes: 'premium' } })],
    ['a plan that is no text', withClaims({ plans: ['premium', 1] })],
    ['no end (JWT-05)', withClaims({ exp: undefined })],
    ['an end that is a text (JWT-05)', withClaims({ exp: String(epoch(900)) })],
    ['no issue time (JWT-05)', withClaims({ iat: undefined })],
    ['older than any token can get', withClaims({ iat: epoch(-8 * 86_400) })],
    ['an id token', withHeader({ typ: 'JWT' })],
    ['no type', withHeader({ typ: undefined })],
    ['crit of an unknown member', withHeader({ crit: ['exp'], exp: 1 })],
    ['crit of a known member', withHeader({ crit: ['b64'], b64: true })],
    ['an empty crit', async () => replaceHeader(await sign(key, claims()), { crit: [] })],
    ['jku (JWT-03)', () => sign(key, claims(), { jku: `${server.url}/jwks` })],
    ['x5u (JWT-03)', () => sign(key, claims(), { x5u: `${server.url}/cert` })],
    ['x5c (JWT-03)', withHeader({ x5c: ['MIIB'] })],
    ['jwk, by that key (JWT-03)', () => sign(other, claims(), { jwk: other.jwk } as object)],
    ['no kid (JWT-03)', withHeader({ kid: undefined })],
    ['an empty kid (JWT-03)', withHeader({ kid: '' })],
    ['a kid that is a number (JWT-03)', withHeader({ kid: 1 })],
    ['a kid that is a path (JWT-03)', withHeader({ kid: '../../etc/passwd' })],
    ['a kid that is SQL (JWT-03)', withHeader({ kid: "' union select 'x' --" })],
    ['a kid that is an address (JWT-03)', () => sign(key, claims(), { kid: server.url })],
    ['9 KB', withClaims({ note: 'x'.repeat(9_000) })],
    ['5 MB', withClaims({ note: 'x'.repeat(5_000_000) })],
    ['5 MB of dots', () => '.'.repeat(5_000_000)],
    ['an API key', () => 'gh_0123456789abcdef'],
    ['a line break at its end', async () => `${await sign(key, claims())}\n`],
  ])('%s', async (_case, create) => {
    const token = await create();
    const before = server.requests.length;
    const connections = vi.spyOn(globalThis, 'fetch');
    await expect(auth.verify(token)).rejects.toMatchObject(invalid);
    expect(connections).not.toHaveBeenCalled();
    connections.mockRestore();
    expect(server.requests.length).toBe(before);
  });

  it('whatever text it is', async () => {
    const part = fc.oneof(
      fc.json().map((text) => base64url.encode(text)),
      fc.base64String(),
      fc.string(),
    );
    const token = fc.oneof(
      fc.string(),
      fc.tuple(part, part, part).map((parts) => parts.join('.')),
    );
    await fc.assert(
      fc.asyncProperty(token, async (text) => {
        await expect(auth.verify(text)).rejects.toMatchObject(invalid);
      }),
    );
  });

  it('RS256, where only EdDSA is configured', async () => {
    const issuer = server.url;
    const { verify } = createReaderAuth({ issuer, audience: AUDIENCE, algorithms: ['EdDSA'] });
    await expect(verify(await sign(key, claims()))).rejects.toMatchObject(invalid);
  });
});

describe('clocks may differ by 30 seconds and not more (JWT-05):', () => {
  it.each([
    ['exp', -29, true],
    ['exp', -30, false],
    ['nbf', 30, true],
    ['nbf', 31, false],
    ['iat', 30, true],
    ['iat', 31, false],
  ])('%s %d s from now', async (claim, seconds, isGood) => {
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      const verified = auth.verify(await sign(key, claims({ [claim]: epoch(seconds) })));
      if (isGood) expect(await verified).toMatchObject({ id: 'reader-1' });
      else await expect(verified).rejects.toMatchObject(invalid);
    } finally {
      vi.useRealTimers();
    }
  });
});

it('the error tells the caller nothing about the cause', async () => {
  const error: unknown = await auth.verify(await tampered()).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    message: 'The access token is not valid.',
    headers: {
      'Cache-Control': 'no-store',
      'WWW-Authenticate': `Bearer realm="${AUDIENCE}", error="invalid_token"`,
    },
  });
  expect(Object.keys(error as object).sort()).toEqual(['code', 'headers', 'name', 'status']);
});

const esKey = () => createSigningKey('key-1', 'ES256');

/** Puts members into the header of a signed token, as someone who can't sign would. */
function replaceHeader(token: string, members: object): string {
  const [header = '', ...rest] = token.split('.');
  const known = JSON.parse(new TextDecoder().decode(base64url.decode(header))) as object;
  return [base64url.encode(JSON.stringify({ ...known, ...members })), ...rest].join('.');
}
