import type { AccessToken } from '@gatehouse/contract/accessToken';
import { beforeEach, expect, it } from 'vitest';
import { type Session, SIGNED_OUT } from '../account/session';
import { type Result, UNREACHABLE } from '../api/api';
import { createTokenStore, type TokenStore } from './createTokenStore';

let time: number;
let asked: number;
let answer: () => Promise<Result<AccessToken>>;
let store: TokenStore;
/** The nth token, valid for this many seconds by its own clock. */
const tokenOf = (number: number, seconds = 900) =>
  `x.${btoa(JSON.stringify({ iat: 5_000, exp: 5_000 + seconds }))}.${number}`;
const reader = (id: string) => ({ status: 'signed-in', me: { reader: { id } } }) as Session;

beforeEach(() => {
  time = 0;
  asked = 0;
  answer = () =>
    Promise.resolve({ ok: true, value: { token: tokenOf(asked), expiresAt: '1970-01-01' } });
  store = createTokenStore(
    () => {
      asked += 1;
      return answer();
    },
    () => time,
  );
});

it('shares one request between concurrent callers', async () => {
  const tokens = await Promise.all([store.getToken(), store.getToken(), store.getToken()]);
  expect(tokens).toEqual([tokenOf(1), tokenOf(1), tokenOf(1)]);
  expect(await store.getToken()).toBe(tokenOf(1));
});

it('requests a new one a minute before it expires, by its own clock only', async () => {
  await store.getToken();
  time = 839_999;
  expect(await store.getToken()).toBe(tokenOf(1));
  time = 840_000;
  expect(await store.getToken()).toBe(tokenOf(2));
});

it('requests a new one once after a refusal', async () => {
  await store.getToken();
  expect(await Promise.all([store.getToken(tokenOf(1)), store.getToken(tokenOf(1))])).toEqual([
    tokenOf(2),
    tokenOf(2),
  ]);
  expect(await store.getToken(tokenOf(1))).toBe(tokenOf(2));
  expect(asked).toBe(2);
});

it('forgets the token of a reader who has signed out, or of another reader', async () => {
  store.follow(reader('ada'));
  await store.getToken();
  store.follow(reader('ada'));
  expect(await store.getToken()).toBe(tokenOf(1));
  store.follow(reader('bob'));
  expect(await store.getToken()).toBe(tokenOf(2));
  store.follow(SIGNED_OUT);
  expect(await store.getToken()).toBe(tokenOf(3));
});

it('does not return a token requested before another reader signed in', async () => {
  store.follow(reader('ada'));
  const early = store.getToken();
  store.follow(reader('bob'));
  expect(await early).toBe(tokenOf(2));
  expect(await store.getToken()).toBe(tokenOf(2));
});

it('has none without a session, and throws when the server is unreachable', async () => {
  answer = () => Promise.resolve({ ok: false, code: 'SIGN_IN_REQUIRED', message: 'Sign in.' });
  expect(await store.getToken()).toBeNull();
  answer = () => Promise.resolve(UNREACHABLE);
  await expect(store.getToken()).rejects.toThrow('UNREACHABLE');
  answer = () => Promise.resolve({ ok: true, value: { token: tokenOf(7), expiresAt: '' } });
  expect(await store.getToken()).toBe(tokenOf(7));
});
