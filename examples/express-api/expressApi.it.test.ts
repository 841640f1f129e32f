import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../auth-server/src/testing/createBrowser.js';
import { useApp } from '../../auth-server/src/testing/useApp.js';
import { addService } from '../../auth-server/src/tokens/serviceCredentials.js';
import { askToken, startApi, type Api } from './startApi.js';

const use = useApp();
let api: Api;
let strictApi: Api;
let reader: Browser;
let token: string;

beforeAll(async () => {
  const at = { origin: use.app.origin, databaseUrl: use.database.url };
  const { id, secret } = await addService(use.app.database.queries, 'Notes');
  api = await startApi(at);
  strictApi = await startApi({ ...at, introspect: { clientId: id, clientSecret: secret } });
});
beforeEach(async () => {
  reader = await use.signedUp();
  token = await askToken(reader);
});
afterAll(() => Promise.all([api.close(), strictApi.close()]));

interface Note {
  id: string;
  text: string;
}
const write = async (text: string, by = token) =>
  (await api.call('/notes', by, { method: 'POST', body: { text } })).json() as Note;
const list = async (by = token) => (await api.call('/notes', by)).json() as Note[];
const idOf = async (email: string) => {
  const [user] = await use.database.sql<{ id: string }>(`select id from "user" where email = $1`, [
    email,
  ]);
  return user?.id ?? '';
};
const grantPremium = async () =>
  use.database.sql(`insert into entitlement (user_id, plan, source) values ($1, 'premium', 'x')`, [
    await idOf(reader.email),
  ]);

describe('notes', () => {
  it('are created, listed, changed and deleted by their reader', async () => {
    expect(await list()).toEqual([]);
    const note = await write('One');
    await write('Two');
    expect((await list()).map(({ text }) => text)).toEqual(['Two', 'One']);
    const route = `/notes/${note.id}`;
    const changed = await api.call(route, token, { method: 'PATCH', body: { text: '1' } });
    expect(changed.json()).toMatchObject({ ...note, text: '1', changedAt: expect.any(String) });
    expect((await api.call(route, token, { method: 'DELETE' })).status).toBe(204);
    expect((await list()).map(({ text }) => text)).toEqual(['Two']);
    expect((await api.call(route, token, { method: 'DELETE' })).status).toBe(404);
  });

  it('can’t be reached by anyone else', async () => {
    const note = await write('Mine');
    const other = await askToken(await use.signedUp());
    const route = `/notes/${note.id}`;
    const answers = [
      await api.call(route, other, { method: 'PATCH', body: { text: 'Not mine' } }),
      await api.call(route, other, { method: 'DELETE' }),
      await api.call('/notes/00000000-0000-4000-8000-000000000000', other, { method: 'DELETE' }),
      await api.call("/notes/' or true --", other, { method: 'DELETE' }),
    ];
    for (const { status, text } of answers) {
      expect(status).toBe(404);
      expect(JSON.parse(text)).toMatchObject({ code: 'NOT_FOUND', message: 'Not found.' });
    }
    expect(await list(other)).toEqual([]);
    expect(await list()).toMatchObject([note]);
  });

  it('belong to the reader of the token, whoever else a request names', async () => {
    const other = await use.signedUp();
    const id = await idOf(other.email);
    const answer = await api.call(`/notes?reader_id=${id}&sub=${id}`, token, {
      method: 'POST',
      body: { text: 'Mine', readerId: id, reader_id: id, sub: id },
      headers: { 'x-user-id': id, 'x-forwarded-user': other.email },
    });
    expect(answer.status).toBe(201);
    expect(await list(await askToken(other))).toEqual([]);
    expect(await list()).toMatchObject([{ text: 'Mine' }]);
  });

  it('have a text that can be stored', async () => {
    for (const body of [{}, { text: '' }, { text: 1 }, { text: 'a\0b' }, { text: '\ud800' }, []]) {
      const answer = await api.call('/notes', token, { method: 'POST', body });
      expect(answer.json()).toMatchObject({ code: 'INVALID_INPUT' });
    }
    const long = { method: 'POST', body: { text: 'x'.repeat(10_001) } };
    expect((await api.call('/notes', token, long)).status).toBe(400);
    const huge = { method: 'POST', body: { text: 'x'.repeat(100_000) } };
    expect((await api.call('/notes', token, huge)).status).toBe(413);
    expect(await list()).toEqual([]);
  });

  it('go when the account is deleted, and its token creates no more', async () => {
    await write('Mine');
    const id = await idOf(reader.email);
    await use.database.sql(`delete from "user" where id = $1`, [id]);
    const left = await use.database.sql(`select from express_note where reader_id = $1`, [id]);
    expect(left).toEqual([]);
    const answer = await api.call('/notes', token, { method: 'POST', body: { text: 'More' } });
    expect(answer.status).toBe(401);
    expect(answer.json()).toMatchObject({ code: 'INVALID_ACCESS_TOKEN' });
  });
});

it('knows the reader by a token of theirs alone, and not by the cookie', async () => {
  expect((await api.call('/me', token)).json()).toEqual({
    reader: { id: await idOf(reader.email), email: reader.email, plans: [] },
  });
  expect((await api.call('/me', null)).json()).toEqual({ reader: null });
  const cookie = { headers: { cookie: reader.cookie } };
  expect((await api.call('/me', null, cookie)).json()).toEqual({ reader: null });
  expect((await api.call('/notes', null, cookie)).json()).toMatchObject({
    code: 'SIGN_IN_REQUIRED',
  });
  const value = decodeURIComponent(reader.cookie.split('=')[1] ?? '');
  for (const bad of [value, `${token.slice(0, -8)}AAAAAAAA`, 'gh_0123456789']) {
    const answer = await api.call('/me', bad);
    expect(answer.status).toBe(401);
    expect(answer.json()).toMatchObject({ code: 'INVALID_ACCESS_TOKEN' });
  }
});

it('exports notes for readers with the plan only', async () => {
  await write('One');
  await write('Two');
  const refused = await api.call('/notes/export', token);
  expect(refused.status).toBe(403);
  expect(refused.headers.get('www-authenticate')).toContain('error="insufficient_scope"');
  await grantPremium();
  // The old token doesn't know yet. Whoever asks does.
  expect((await api.call('/notes/export', token)).status).toBe(403);
  expect((await strictApi.call('/notes/export', token)).text).toBe('Two\n\nOne');
  expect((await api.call('/notes/export', await askToken(reader))).text).toBe('Two\n\nOne');
});

describe('with introspection', () => {
  const refused = { code: 'INVALID_ACCESS_TOKEN' };

  it('a sign-out counts at once, and without it when the token ends (JWT-07)', async () => {
    expect((await strictApi.call('/notes', token)).status).toBe(200);
    await reader.post('/api/auth/sign-out');
    expect((await strictApi.call('/notes', token)).json()).toMatchObject(refused);
    expect((await api.call('/notes', token)).status).toBe(200);
  });

  it('a ban counts at once (JWT-07)', async () => {
    expect((await strictApi.call('/notes', token)).status).toBe(200);
    await use.database.sql(`update "user" set "bannedAt" = now() where email = $1`, [reader.email]);
    expect((await strictApi.call('/notes', token)).json()).toMatchObject(refused);
  });
});

describe('a browser', () => {
  const preflight = (origin: string) =>
    api.call('/notes', null, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'DELETE',
        'access-control-request-headers': 'authorization,content-type',
      },
    });

  it('may call from pages of the docs site (COR-01)', async () => {
    const { origin } = use.app;
    const { status, headers } = await preflight(origin);
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe(origin);
    expect(headers.get('access-control-allow-credentials')).toBe('true');
    expect(headers.get('vary')).toContain('Origin');
    const refused = await api.call('/notes', null, { headers: { origin } });
    expect(refused.status).toBe(401);
    expect(refused.headers.get('access-control-allow-origin')).toBe(origin);
    expect(refused.headers.get('vary')).toBe('Origin, Authorization');
  });

  it.each(['https://evil.example', 'null', 'http://localhost'])(
    'may not from %s (COR-02)',
    async (origin) => {
      for (const { headers } of [
        await preflight(origin),
        await api.call('/notes', token, { headers: { origin } }),
      ]) {
        expect(headers.get('access-control-allow-origin')).toBeNull();
        expect(headers.get('vary')).toContain('Origin');
      }
    },
  );
});

it('answers unknown routes and malformed bodies as errors without details', async () => {
  const unknown = await api.call('/nothing', token);
  expect(unknown.status).toBe(404);
  expect(unknown.headers.get('cache-control')).toBe('no-store');
  expect(unknown.headers.get('x-powered-by')).toBeNull();
  expect(unknown.json()).toEqual({
    code: 'NOT_FOUND',
    message: 'Not found.',
    requestId: unknown.headers.get('x-request-id'),
  });
  const malformed = await fetchMalformed();
  expect(malformed).toMatchObject({ code: 'BAD_REQUEST', message: 'The request is malformed.' });
  expect(api.logged).toEqual([]);
});

async function fetchMalformed(): Promise<unknown> {
  const headers = { 'content-type': 'application/json; charset=nonsense' };
  return (await api.call('/notes', token, { method: 'POST', body: {}, headers })).json();
}
