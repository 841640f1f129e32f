import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createReaderAuth, type ReaderAuth } from './createReaderAuth.js';
import {
  AUDIENCE,
  claimsFrom,
  createAuthServer,
  createSigningKey,
  sign,
  type AuthServer,
  type SigningKey,
} from './testing/createAuthServer.js';

const CREDENTIAL = { clientId: 'svc_1', clientSecret: 'secret:with colon' };

let key: SigningKey;
let server: AuthServer;
let auth: ReaderAuth;
let good: string;

beforeAll(async () => {
  key = await createSigningKey('key-1');
  server = await createAuthServer([key]);
  good = await sign(key, claimsFrom(server.url));
});
beforeEach(() => {
  auth = createReaderAuth({ issuer: server.url, audience: AUDIENCE, introspect: CREDENTIAL });
  answerWith(active());
  server.requests.length = 0;
});
afterAll(() => server.stop());

const active = (changes: Record<string, unknown> = {}) => ({
  active: true,
  token_type: 'Bearer',
  ...claimsFrom(server.url, changes),
});
const answerWith = (answer: unknown, status = 200) => {
  server.introspect = () => ({ status, body: JSON.stringify(answer) });
};

it('asks on every check, with the credential and the token (RFC 7662)', async () => {
  const asked: unknown[] = [];
  server.introspect = ({ headers }, form) => {
    asked.push([headers.authorization, headers['content-type'], form]);
    return { status: 200, body: JSON.stringify(active()) };
  };
  await auth.verify(good);
  await auth.verify(good);
  const basic = Buffer.from('svc_1:secret%3Awith%20colon').toString('base64');
  const request = [
    `Basic ${basic}`,
    'application/x-www-form-urlencoded;charset=UTF-8',
    `token=${good}&token_type_hint=access_token`,
  ];
  expect(asked).toEqual([request, request]);
});

it('knows the plans of now, and not those of the token', async () => {
  answerWith(active({ plans: ['team'], email: 'new@example.com' }));
  expect(await auth.verify(good)).toMatchObject({ plans: ['team'], email: 'new@example.com' });
});

describe('refuses a token that', () => {
  it.each<[string, () => unknown]>([
    ['is no longer active (JWT-07)', () => ({ active: false })],
    ['is active in words only', () => active({ active: 'true' })],
    ['belongs to another reader now', () => active({ sub: 'reader-2' })],
    ['belongs to another session now', () => active({ sid: 'session-2' })],
    ['is active for another audience', () => active({ aud: 'https://other.example' })],
    ['is active for another issuer', () => active({ iss: 'https://other.example' })],
    ['has no plans anymore', () => active({ plans: undefined })],
    ['gets an answer that is a list', () => []],
    ['gets an answer that is null', () => null],
  ])('%s', async (_case, answer) => {
    answerWith(answer());
    await expect(auth.verify(good)).rejects.toMatchObject({ code: 'INVALID_ACCESS_TOKEN' });
  });

  it('is not valid, without asking about it', async () => {
    const bad = await sign(key, claimsFrom(server.url, { exp: 1 }));
    await expect(auth.verify(bad)).rejects.toMatchObject({ code: 'INVALID_ACCESS_TOKEN' });
    expect(server.requests).toEqual(['GET /api/auth/jwks']);
  });
});

describe('is unavailable, and lets no one through, when the server', () => {
  const unavailable = {
    code: 'INTROSPECTION_UNAVAILABLE',
    status: 503,
    headers: { 'Retry-After': '5' },
  };

  it.each([
    ['refuses the credential', 401, 'refuses the service credential'],
    ['is asked too often', 429, 'answered with 429'],
    ['has no database', 503, 'answered with 503'],
    ['knows no such route', 404, 'answered with 404'],
  ])('%s', async (_case, status, problem) => {
    answerWith(active(), status);
    await expect(auth.verify(good)).rejects.toMatchObject({
      ...unavailable,
      cause: { message: `${server.url}/api/session/introspect ${problem}` },
    });
  });

  it('answers with a page', async () => {
    server.introspect = () => ({ status: 200, body: '<!doctype html>' });
    await expect(auth.verify(good)).rejects.toMatchObject(unavailable);
  });

  it('can’t be reached, and is asked again the next time', async () => {
    await auth.verify(good);
    await server.stop();
    await expect(auth.verify(good)).rejects.toMatchObject(unavailable);
    await server.start();
    expect(await auth.verify(good)).toMatchObject({ id: 'reader-1' });
  });

  it('has not answered after five seconds', async () => {
    await auth.verify(good);
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
      expect(milliseconds).toBe(5_000);
      return AbortSignal.abort(new DOMException('It took too long.', 'TimeoutError'));
    });
    await expect(auth.verify(good)).rejects.toMatchObject(unavailable);
    timeout.mockRestore();
  });
});
