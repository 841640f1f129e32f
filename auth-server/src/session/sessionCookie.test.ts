import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { onlySecret } from '../secrets/secretSettings.js';
import { cookiePrefix, createSessionCookie } from './sessionCookie.js';

const secret = 'a secret for tests, longer than 32 characters';
const cookie = createSessionCookie({ authUrl: 'http://localhost', secrets: onlySecret(secret) });
const NAME = 'gatehouse.session_token';

function sign(token: string, key = secret): string {
  return `${token}.${createHmac('sha256', key).update(token).digest('base64')}`;
}
const header = (value: string) => `${NAME}=${encodeURIComponent(value)}`;

describe('readToken', () => {
  it('reads a token signed by the server, among other cookies', () => {
    expect(cookie.readToken(`a=b; ${header(sign('token'))}; c`)?.text).toBe('token');
  });

  it.each([
    ['no cookies', undefined],
    ['an empty header', ''],
    ['other cookies', 'a=b; c=d'],
    ['an empty value', `${NAME}=`],
    ['a token without signature', header('token')],
    ['a signature without token', header(sign('').slice(0))],
    ['a foreign signature', header(sign('token', 'another secret'))],
    ['the signature of another token', header(sign('token').replace('token', 'other'))],
    ['a truncated signature', header(sign('token').slice(0, -1))],
    ['a longer signature', header(`${sign('token')}=`)],
    ['broken encoding', `${NAME}=%zz`],
    ['the cookie of https', `__Host-${header(sign('token'))}`],
    ['a longer name with the same ending', `x${header(sign('token'))}`],
  ])('refuses %s (SES-16)', (_what, value) => {
    expect(cookie.readToken(value)).toBeNull();
  });

  it('refuses two session cookies, one of which was planted (SES-16)', () => {
    const [ours, planted] = [header(sign('token')), header(sign('planted'))];
    expect(cookie.readToken(`${ours}; ${planted}`)).toBeNull();
    expect(cookie.readToken(`${ours}; ${ours}`)).toBeNull();
  });
});

it('binds the cookie to the host over https', () => {
  expect(cookiePrefix('https://docs.example.com')).toBe('__Host-gatehouse');
  expect(cookiePrefix('http://localhost:3000')).toBe('gatehouse');
});
