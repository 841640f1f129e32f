import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
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

let oldKey: SigningKey;
let newKey: SigningKey;
let server: AuthServer;
let auth: ReaderAuth;

beforeAll(async () => {
  [oldKey, newKey] = await Promise.all([createSigningKey('old'), createSigningKey('new')]);
});
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'] });
  server = await createAuthServer([oldKey]);
  auth = createReaderAuth({ issuer: server.url, audience: AUDIENCE });
});
afterEach(async () => {
  vi.useRealTimers();
  await server.stop();
});

const valid = { id: 'reader-1' };
const invalid = { code: 'INVALID_ACCESS_TOKEN', status: 401 };
const unavailable = {
  code: 'KEYS_UNAVAILABLE',
  status: 503,
  headers: { 'Cache-Control': 'no-store', 'Retry-After': '5' },
};
const token = (key = oldKey) => sign(key, claimsFrom(server.url));
const unknown = async (count: number) =>
  Promise.all(
    Array.from({ length: count }, (_, index) =>
      sign({ ...newKey, kid: `unknown-${index}` }, claimsFrom(server.url)),
    ),
  );
const verify = async (key = oldKey) => auth.verify(await token(key));
const passSeconds = (seconds: number) => vi.advanceTimersByTime(seconds * 1000);
const fetches = () => server.requests.length;

describe('keys', () => {
  it('are fetched once for 50 checks that start together', async () => {
    const good = await token();
    const readers = await Promise.all(Array.from({ length: 50 }, () => auth.verify(good)));
    expect(readers).toHaveLength(50);
    expect(server.requests).toEqual(['GET /api/auth/jwks']);
  });

  it('are fetched again after ten minutes', async () => {
    await verify();
    passSeconds(599);
    await verify();
    expect(fetches()).toBe(1);
    passSeconds(1);
    const good = await token();
    await Promise.all([auth.verify(good), auth.verify(good)]);
    expect(fetches()).toBe(2);
  });

  it('that are unknown are looked for at most once in 30 seconds (JWT-06)', async () => {
    await verify();
    passSeconds(30);
    for (const bad of await unknown(100))
      await expect(auth.verify(bad)).rejects.toMatchObject(invalid);
    passSeconds(29);
    for (const bad of await unknown(3))
      await expect(auth.verify(bad)).rejects.toMatchObject(invalid);
    expect(fetches()).toBe(2);
    passSeconds(1);
    const parallel = await Promise.allSettled((await unknown(100)).map(auth.verify));
    expect(parallel.every(({ status }) => status === 'rejected')).toBe(true);
    expect(fetches()).toBe(3);
  });

  it('that are unknown are not looked for again right after a failed fetch (JWT-06)', async () => {
    await verify();
    passSeconds(30);
    await server.stop();
    const connections = vi.spyOn(globalThis, 'fetch');
    for (const bad of await unknown(100)) {
      await expect(auth.verify(bad)).rejects.toMatchObject(unavailable);
    }
    expect(connections).toHaveBeenCalledTimes(1);
    connections.mockRestore();
    await server.start();
  });
});

describe('a rotation', () => {
  it('is noticed with the first token of the new key (JWT-06)', async () => {
    await verify();
    passSeconds(30);
    server.publish(oldKey, newKey);
    expect(await verify(newKey)).toMatchObject(valid);
    expect(await verify(oldKey)).toMatchObject(valid);
    expect(fetches()).toBe(2);
  });

  it('ends the old key when it is no longer published (JWT-06)', async () => {
    server.publish(oldKey, newKey);
    await verify(oldKey);
    server.publish(newKey);
    expect(await verify(oldKey)).toMatchObject(valid);
    passSeconds(600);
    await expect(verify(oldKey)).rejects.toMatchObject(invalid);
    expect(await verify(newKey)).toMatchObject(valid);
  });
});

describe('a server that can’t be asked for keys', () => {
  it('before there are any means 503, and is asked again after five seconds', async () => {
    await server.stop();
    await expect(verify()).rejects.toMatchObject(unavailable);
    await server.start();
    await expect(verify()).rejects.toMatchObject(unavailable);
    passSeconds(5);
    expect(await verify()).toMatchObject(valid);
  });

  it('later on leaves good tokens good, and is asked every 30 seconds', async () => {
    await verify();
    await server.stop();
    passSeconds(3_600);
    const connections = vi.spyOn(globalThis, 'fetch');
    for (let count = 0; count < 10; count += 1) expect(await verify()).toMatchObject(valid);
    expect(connections).toHaveBeenCalledTimes(1);
    connections.mockRestore();
    await server.start();
    passSeconds(30);
    expect(await verify()).toMatchObject(valid);
    expect(fetches()).toBe(2);
  });

  it('later on leaves bad tokens bad', async () => {
    await verify();
    await server.stop();
    passSeconds(3_600);
    const forged = await sign({ ...newKey, kid: 'old' }, claimsFrom(server.url));
    await expect(auth.verify(forged)).rejects.toMatchObject(invalid);
    const expired = await sign(oldKey, claimsFrom(server.url, { exp: 1 }));
    await expect(auth.verify(expired)).rejects.toMatchObject(invalid);
    await server.start();
  });

  it.each([
    ['an error', { status: 500, body: '' }],
    ['a redirect', { status: 302, body: '' }],
    ['a page', { status: 200, body: '<!doctype html>' }],
    ['JSON that is no key set', { status: 200, body: '{"keys":{}}' }],
  ])('is also one that answers with %s', async (_case, answer) => {
    server.answer = answer;
    await expect(verify()).rejects.toMatchObject(unavailable);
    server.answer = null;
    passSeconds(5);
    await verify();
    server.answer = answer;
    passSeconds(600);
    expect(await verify()).toMatchObject(valid);
  });

  it('is also one that has not answered after five seconds', async () => {
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
      expect(milliseconds).toBe(5_000);
      return AbortSignal.abort(new DOMException('It took too long.', 'TimeoutError'));
    });
    await expect(verify()).rejects.toMatchObject({
      ...unavailable,
      cause: { cause: { code: 'ERR_JWKS_TIMEOUT' } },
    });
    timeout.mockRestore();
  });
});
