import express from 'express';
import { request as sendRequest } from 'node:http';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createReaderAuth } from './createReaderAuth.js';
import {
  AUDIENCE,
  claimsFrom,
  createAuthServer,
  createSigningKey,
  sign,
  type AuthServer,
  type SigningKey,
} from './testing/createAuthServer.js';

let key: SigningKey;
let authServer: AuthServer;
let service: Server;
let port = 0;
let onUnavailable = vi.fn();

beforeAll(async () => {
  key = await createSigningKey('key-1');
  authServer = await createAuthServer([key]);
});
beforeEach(async () => {
  await new Promise((resolve) => (service ? service.close(resolve) : resolve(null)));
  onUnavailable = vi.fn();
  const auth = createReaderAuth({ issuer: authServer.url, audience: AUDIENCE, onUnavailable });
  const app = express();
  app.use(express.json());
  app.post('/me', auth.requireReader, (request, response) => {
    response.json({ id: auth.readerOf(request).id });
  });
  app.post('/maybe', auth.optionalReader, (request, response) => {
    response.json({ id: auth.getReader(request)?.id ?? null });
  });
  app.post('/paid', auth.requirePlan('premium', 'team'), (request, response) => {
    response.json({ id: auth.readerOf(request).id });
  });
  app.post('/twice', auth.requireReader, auth.requirePlan('premium'), (request, response) => {
    response.json({ id: auth.readerOf(request).id });
  });
  app.post('/forgotten', (request, response) => {
    response.json({ id: auth.getReader(request), reader: auth.readerOf(request) });
  });
  app.use(((error, _request, response, _next) => {
    response.status(500).json({ message: String(error) });
  }) as express.ErrorRequestHandler);
  service = createServer(app);
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  ({ port } = service.address() as AddressInfo);
});
afterAll(async () => {
  await new Promise((resolve) => service.close(resolve));
  await authServer.stop();
});

const token = (changes: Record<string, unknown> = {}) =>
  sign(key, claimsFrom(authServer.url, changes));
const bearer = async (changes?: Record<string, unknown>) => `Bearer ${await token(changes)}`;

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Record<string, unknown>;
}

/** Not `fetch`, which joins headers and refuses some. */
function post(path: string, headers: Record<string, string | string[]> = {}, body: object = {}) {
  return new Promise<Answer>((resolve, reject) => {
    const text = JSON.stringify(body);
    const options = { port, path, method: 'POST', agent: false } as const;
    const sent = sendRequest(
      { ...options, headers: { 'content-type': 'application/json', ...headers } },
      (response) => {
        json(response).then((answer) => {
          const { statusCode = 0, headers: received } = response;
          resolve({ status: statusCode, headers: received, body: answer as Answer['body'] });
        }, reject);
      },
    );
    sent.on('error', reject);
    sent.end(text);
  });
}

const SIGN_IN = {
  status: 401,
  headers: {
    'www-authenticate': `Bearer realm="${AUDIENCE}"`,
    'cache-control': 'no-store',
    vary: 'Authorization',
  },
  body: {
    code: 'SIGN_IN_REQUIRED',
    message: 'Sign in to continue.',
    requestId: expect.stringMatching(/^[\da-f-]{36}$/) as unknown,
  },
};
const INVALID = {
  status: 401,
  headers: {
    'www-authenticate': `Bearer realm="${AUDIENCE}", error="invalid_token"`,
    'cache-control': 'no-store',
  },
  body: { code: 'INVALID_ACCESS_TOKEN', message: 'The access token is not valid.' },
};
const GOOD = { status: 200, body: { id: 'reader-1' } };

describe('requireReader', () => {
  it.each(['Bearer', 'bearer', 'BEARER'])('lets a reader through with %s', async (scheme) => {
    expect(await post('/me', { authorization: `${scheme} ${await token()}` })).toMatchObject(GOOD);
  });

  it('asks everyone else to sign in', async () => {
    expect(await post('/me')).toMatchObject(SIGN_IN);
    expect(await post('/me', { authorization: 'Basic cmVhZGVyLTE6' })).toMatchObject(SIGN_IN);
  });

  it('looks for a token in no other place than the header', async () => {
    const good = await token();
    expect(await post(`/me?token=${good}&access_token=${good}`)).toMatchObject(SIGN_IN);
    expect(await post('/me', {}, { token: good, access_token: good })).toMatchObject(SIGN_IN);
    const cookie = `token=${good}; access_token=${good}`;
    expect(await post('/me', { cookie, 'x-access-token': good })).toMatchObject(SIGN_IN);
  });

  it('believes no header, query or body that names a reader', async () => {
    const names = {
      'x-user-id': 'reader-2',
      'x-forwarded-user': 'reader-2',
      'x-reader-id': 'reader-2',
    };
    const body = { id: 'reader-2', reader: { id: 'reader-2' }, sub: 'reader-2' };
    expect(await post('/me?id=reader-2&reader=reader-2', names, body)).toMatchObject(SIGN_IN);
    const headers = { ...names, authorization: await bearer() };
    expect(await post('/me?id=reader-2&reader=reader-2', headers, body)).toMatchObject(GOOD);
  });

  it.each([
    ['no token', () => 'Bearer'],
    ['a space', () => 'Bearer '],
    ['two tokens', async () => `${await bearer()} ${await token()}`],
    ['a list', async () => `${await bearer()}, ${await bearer()}`],
    ['9 KB (JWT-04)', () => bearer({ note: 'x'.repeat(9_000) })],
    ['a token that is not valid', () => bearer({ aud: 'https://other.example' })],
  ])('refuses a Bearer credential with %s', async (_case, create) => {
    expect(await post('/me', { authorization: await create() })).toMatchObject(INVALID);
  });

  it('refuses two headers, of which a proxy may have checked the other', async () => {
    const authorization = [await bearer(), await bearer()];
    expect(await post('/me', { authorization })).toMatchObject(INVALID);
  });
});

describe('optionalReader', () => {
  it('lets a reader through, and a request without a token', async () => {
    expect(await post('/maybe', { authorization: await bearer() })).toMatchObject(GOOD);
    expect(await post('/maybe')).toMatchObject({
      status: 200,
      headers: { vary: 'Authorization' },
      body: { id: null },
    });
  });

  it('refuses a token that is not valid, instead of forgetting it', async () => {
    const authorization = await bearer({ exp: 1 });
    expect(await post('/maybe', { authorization })).toMatchObject(INVALID);
  });
});

describe('requirePlan', () => {
  it.each([['premium'], ['team']])('lets a reader with the plan %s through', async (plan) => {
    const authorization = await bearer({ plans: ['basic', plan] });
    expect(await post('/paid', { authorization })).toMatchObject(GOOD);
  });

  it.each([[[]], [['basic']], [['Premium']], [['premium ', 'teams']]])(
    'refuses one with %j',
    async (plans) => {
      const answer = await post('/paid', { authorization: await bearer({ plans }) });
      expect(answer).toMatchObject({
        status: 403,
        headers: {
          'www-authenticate': `Bearer realm="${AUDIENCE}", error="insufficient_scope"`,
          'cache-control': 'no-store',
        },
        body: { code: 'PLAN_REQUIRED', message: 'Your plan does not include this.' },
      });
    },
  );

  it('asks everyone else to sign in', async () => {
    expect(await post('/paid')).toMatchObject(SIGN_IN);
    expect(await post('/paid', { authorization: 'Bearer x' })).toMatchObject(INVALID);
  });

  it('checks the token again for no other middleware of the request', async () => {
    const authorization = await bearer();
    await post('/me', { authorization });
    const checks = vi.spyOn(crypto.subtle, 'verify');
    expect(await post('/twice', { authorization })).toMatchObject(GOOD);
    expect(checks).toHaveBeenCalledTimes(1);
    checks.mockRestore();
  });
});

it('a route without middleware has no reader, and fails instead of guessing', async () => {
  expect(await post('/forgotten', { authorization: await bearer() })).toMatchObject({
    status: 500,
    body: {
      message:
        'Error: There is no reader: put requireReader or requirePlan in front of this route.',
    },
  });
});

it('keys that can’t be fetched mean 503, and the service hears why', async () => {
  await authServer.stop();
  const answer = await post('/me', { authorization: await bearer() });
  expect(answer).toMatchObject({
    status: 503,
    headers: { 'retry-after': '5', 'cache-control': 'no-store' },
    body: {
      code: 'KEYS_UNAVAILABLE',
      message: 'Access tokens can’t be checked right now. Try again in a moment.',
    },
  });
  expect(answer.headers).not.toHaveProperty('www-authenticate');
  expect(onUnavailable).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ code: 'KEYS_UNAVAILABLE' }),
    answer.body.requestId,
  );
  expect(await post('/me')).toMatchObject(SIGN_IN);
  expect(await post('/maybe')).toMatchObject({ status: 200 });
  await authServer.start();
});
