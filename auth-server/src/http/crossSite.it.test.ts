import { describe, expect, it } from 'vitest';
import { LOOK_ALIKES } from '../testing/lookAlikes.js';
import { useApp } from '../testing/useApp.js';

const SITE = 'https://docs.example.com';
const AUTH = 'https://auth.example.com';
const use = useApp({ siteUrl: SITE, authUrl: AUTH });

describe('a state-changing request', () => {
  it.each(LOOK_ALIKES)(
    'is refused from origin %j, without effect (CSRF-01, CSRF-03)',
    async (origin) => {
      const reader = await use.signedUp();
      const answers = [
        await reader.post('/api/auth/sign-out', {}, { origin }),
        await reader.send({
          method: 'PATCH',
          path: '/api/me/profile',
          headers: { origin, 'content-type': 'application/json' },
          body: '{"name":"Mallory"}',
        }),
      ];
      for (const { status, text } of answers) {
        expect(status).toBe(403);
        expect(JSON.parse(text)).toMatchObject({ code: 'CROSS_SITE_REQUEST' });
      }
      const me = await reader.get('/api/me');
      expect(JSON.parse(me.text)).toMatchObject({ reader: { name: 'Ada' } });
    },
  );

  it.each([
    ['POST', '/api/auth/sign-out', '{}'],
    ['PATCH', '/api/me/profile', '{"name":"Mallory"}'],
  ])('is refused without an origin: %s %s (CSRF-01)', async (method, path, body) => {
    const reader = await use.signedUp();
    const answer = await reader.send({
      method,
      path,
      body,
      headers: { 'content-type': 'application/json', referer: `${SITE}/docs` },
    });
    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'CROSS_SITE_REQUEST' });
    const me = await reader.get('/api/me');
    expect(JSON.parse(me.text)).toMatchObject({ reader: { name: 'Ada' } });
  });

  it.each([SITE, AUTH])('is accepted from %s', async (origin) => {
    const reader = await use.signedUp();
    expect((await reader.post('/api/auth/sign-out', {}, { origin })).status).toBe(200);
  });

  it.each(['sign-in', 'sign-up'])(
    'is refused as a form on another site that signs its visitor in: %s (CSRF-02)',
    async (route) => {
      const victim = use.app.browser();
      const form = await victim.send({
        method: 'POST',
        path: `/api/auth/${route}/email`,
        headers: {
          origin: 'https://evil.example',
          'sec-fetch-site': 'cross-site',
          'sec-fetch-mode': 'navigate',
          'sec-fetch-dest': 'document',
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: 'email=a%40example.com&password=a-long-password',
      });
      expect(form.status).toBe(403);
      expect(form.headers['set-cookie']).toBeUndefined();
    },
  );

  it('is refused when the browser says that it came from another site', async () => {
    const reader = await use.signedUp();
    const answer = await reader.post('/api/auth/sign-out', {}, { 'sec-fetch-site': 'cross-site' });
    expect(answer.status).toBe(403);
    expect(await reader.isSignedIn()).toBe(true);
  });
});

describe('a body that is not declared as JSON', () => {
  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-7',
    'application/json; charset=utf-16',
    'application/xml',
    'application/jsonx',
    'text/json',
    'application/json, text/plain',
    '',
  ])('is refused, whether it is JSON or not: %j (CSRF-04, INP-08)', async (type) => {
    const reader = await use.signedUp();
    for (const [method, path] of [
      ['POST', '/api/auth/sign-in/email'],
      ['PATCH', '/api/me/profile'],
    ] as const) {
      const answer = await reader.send({
        method,
        path,
        headers: { origin: SITE, ...(type === '' ? {} : { 'content-type': type }) },
        body: '{"name":"Mallory"}',
      });
      expect(answer.status).toBe(415);
      expect(JSON.parse(answer.text)).toMatchObject({ code: 'UNSUPPORTED_MEDIA_TYPE' });
    }
  });
});

it('sets a cookie bound to the host and to https (COO-01)', async () => {
  const [line] = (await use.app.browser().signUp()).headers['set-cookie'] ?? [];
  expect(line).toMatch(
    /^__Host-gatehouse\.session_token=[^;]+; Max-Age=7776000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
});
