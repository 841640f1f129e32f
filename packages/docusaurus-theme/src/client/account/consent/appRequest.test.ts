import { expect, it } from 'vitest';
import { readAppRequest } from './appRequest';

const search = (query: Record<string, string>) => `?${new URLSearchParams(query).toString()}`;
const asked = { client_id: 'app', redirect_uri: 'http://127.0.0.1:33418/callback', sig: 's' };

it.each([
  ['', { kind: 'none' }],
  ['?error=invalid_client', { kind: 'refused' }],
  [search({ ...asked, error: 'x' }), { kind: 'refused' }],
  [search({ client_id: 'app' }), { kind: 'unchecked' }],
  [search(asked), { kind: 'checked', clientId: 'app', host: null }],
  [
    search({ ...asked, redirect_uri: 'http://[::1]:1/' }),
    { kind: 'checked', clientId: 'app', host: null },
  ],
  [
    search({ ...asked, redirect_uri: 'https://claude.ai/callback?a=b' }),
    { kind: 'checked', clientId: 'app', host: 'claude.ai' },
  ],
  [
    search({ ...asked, redirect_uri: 'https://127.0.0.1.evil.example/' }),
    { kind: 'checked', clientId: 'app', host: '127.0.0.1.evil.example' },
  ],
  [search({ ...asked, redirect_uri: 'nowhere' }), { kind: 'refused' }],
])('reads the request %s', (given, expected) => {
  expect(readAppRequest(given)).toEqual(expected);
});
