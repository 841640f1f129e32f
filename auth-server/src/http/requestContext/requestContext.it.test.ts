import { describe, expect, it } from 'vitest';
import { PASSWORD } from '../../testing/createBrowser.js';
import { useApp } from '../../testing/useApp.js';
import { PAGE_POLICY } from '../../testing/writeBuild.js';

const use = useApp();

interface Line {
  level: string;
  requestId?: string;
  method?: string;
  path?: string;
  status?: number;
  msg: string;
}
const lines = () => use.app.logged.map((line) => JSON.parse(line) as Line);

describe('the log', () => {
  it('contains no password, cookie or token, whatever readers do (CRD-10, TOK-08)', async () => {
    const reader = use.app.browser();
    const wrong = 'a wrong and secret password';
    await reader.signUp();
    const cookies = [reader.cookie];
    await reader.signIn(wrong);
    await reader.signIn();
    cookies.push(reader.cookie);
    await reader.send({
      path: '/docs/premium?token=token-in-the-query&next=%2Fdocs',
      headers: { authorization: 'Bearer token-in-a-header', 'x-api-key': 'token-in-a-header' },
    });
    await reader.post('/api/auth/change-password', {
      currentPassword: wrong,
      newPassword: 'a new and secret password',
    });
    await reader.post('/api/auth/sign-in/email', { email: reader.email, password: `${wrong}\0` });
    await reader.send({
      method: 'POST',
      path: '/api/auth/sign-in/email',
      headers: { origin: use.app.origin, 'content-type': 'application/json' },
      body: `{"password":"${PASSWORD}"`,
    });
    await reader.post('/api/auth/sign-out');

    const log = use.app.logged.join('');
    const tokens = cookies.map((cookie) => decodeURIComponent(cookie).split(/[=.]/)[2] ?? '');
    for (const token of tokens) expect(token).toHaveLength(32);
    for (const secret of [PASSWORD, wrong, 'secret password', ...cookies, ...tokens, 'token-in']) {
      expect(log).not.toContain(secret);
    }
    expect(log).not.toMatch(/argon2|next=|insert into|select /i);
    expect(log).not.toContain(reader.email);
  });

  it('lists each response with the id that the reader sees', async () => {
    const answer = await use.app.send({ method: 'DELETE', path: '/docs/nothing?x=1' });
    const line = lines().find(({ requestId }) => requestId === answer.headers['x-request-id']);
    expect(line).toMatchObject({
      level: 'info',
      method: 'DELETE',
      path: '/docs/nothing',
      status: 405,
      msg: 'answered',
    });
    expect(JSON.parse(answer.text)).toMatchObject({ requestId: line?.requestId });
  });

  it('accepts no id or line from a client (DAT-08)', async () => {
    const forged = 'forged-id';
    const answer = await use.app.send({
      path: '/docs/%0a%7B%22level%22%3A%22error%22%7D',
      headers: { 'x-request-id': forged },
    });
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(use.app.logged.join('')).not.toContain(forged);
    for (const line of use.app.logged) expect(line.indexOf('\n')).toBe(line.length - 1);
  });
});

describe('every answer', () => {
  it('has the security headers of its kind (HDR-01, HDR-02, HDR-03, HDR-04)', async () => {
    const reader = use.app.browser();
    await reader.signUp();
    const paths = {
      page: ['/', '/docs/intro', '/docs/members', '/docs/premium', '/nope'],
      file: ['/img/mark.svg', '/assets/js/main.0123abcd.js'],
      api: ['/api/me', '/api/auth/get-session', '/api/health/live', '/api/nope', '/gated/nope'],
    };
    const policies: Record<string, string> = {
      page: `${PAGE_POLICY};frame-ancestors 'none'`,
      file: "base-uri 'none';object-src 'none';frame-ancestors 'none';form-action 'self'",
      api: "default-src 'none';frame-ancestors 'none'",
    };
    for (const [kind, list] of Object.entries(paths)) {
      for (const path of list) {
        const { headers } = await reader.get(path);
        expect(headers, path).toMatchObject({
          'x-content-type-options': 'nosniff',
          'x-frame-options': 'DENY',
          'referrer-policy': 'strict-origin-when-cross-origin',
          'cross-origin-opener-policy': 'same-origin',
          'cross-origin-resource-policy': 'same-origin',
          'permissions-policy': expect.stringContaining('camera=()'),
          'content-security-policy': policies[kind],
        });
        expect(headers['x-powered-by']).toBeUndefined();
        expect(headers.server).toBeUndefined();
        expect(headers['strict-transport-security'], 'over http').toBeUndefined();
      }
    }
  });

  it('from the API is never stored', async () => {
    for (const path of ['/api/me', '/api/auth/get-session', '/api/nope', '/api/health/live']) {
      expect((await use.app.send({ path })).headers['cache-control']).toBe('no-store');
    }
  });

  it('with an error has a code, but no stack, SQL, path or version (HDR-08)', async () => {
    const answers = await Promise.all([
      use.app.send({ path: '/api/nope' }),
      use.app.send({ path: '/docs/%00' }),
      use.app.send({ method: 'PATCH', path: '/api/me/profile' }),
      use.app.browser().patch('/api/me/profile', {}),
      use.app.send({ path: '/gated/assets/js/premium.js' }),
      use.app.send({ path: '/api/me', headers: { host: 'evil.example' } }),
    ]);
    for (const { status, text, headers } of answers) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(Object.keys(JSON.parse(text) as object).sort()).toEqual([
        'code',
        'message',
        'requestId',
      ]);
      expect(text).not.toMatch(/\bat |node_modules|\/home|\/work|select|Error:/);
      expect(headers['content-type']).toBe('application/json; charset=utf-8');
    }
  });
});

describe('an unknown host (TOK-06)', () => {
  it.each([
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1',
    'localhost',
    'localhost:1',
    '',
    'A:@evil.example',
    'localhost:4200@evil.example',
  ])('is refused: %j', async (host) => {
    const answer = await use.app.send({ path: '/docs/intro', headers: { host } });
    expect([400, 421]).toContain(answer.status);
    expect(answer.text).not.toContain('Read me');
  });

  it('has no effect as X-Forwarded-Host: only Host counts', async () => {
    const reader = use.app.browser();
    await reader.signUp();
    const answer = await reader.send({
      path: '/api/me',
      headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'javascript' },
    });
    expect(answer.status).toBe(200);
    expect(answer.text).not.toContain('evil');
  });

  it('can request the health checks, as load balancers do by IP address', async () => {
    for (const path of ['/api/health/live', '/api/health/ready']) {
      expect((await use.app.send({ path, headers: { host: '10.0.0.7' } })).status).toBe(200);
    }
  });
});
