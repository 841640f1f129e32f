import { describe, expect, it } from 'vitest';
import { LOOK_ALIKES } from '../testing/lookAlikes.js';
import type { Sent } from '../testing/send.js';
import { useApp } from '../testing/useApp.js';

const SITE = 'https://docs.example.com';
const AUTH = 'https://auth.example.com';
const use = useApp({ siteUrl: SITE, authUrl: AUTH }, { siteUrl: SITE });

const PATHS = ['/api/me', '/api/auth/get-session', '/gated/assets/js/premium.js', '/nope'];

/** The headers that allow a page on another origin to read a response. */
const permission = ({ headers }: Sent) => [
  headers['access-control-allow-origin'],
  headers['access-control-allow-credentials'],
];
const preflight = (path: string, origin: string, headers: Record<string, string> = {}) =>
  use.app.send({
    method: 'OPTIONS',
    path,
    headers: { origin, 'access-control-request-method': 'POST', ...headers },
  });

describe('the site of a server on another origin', () => {
  it.each(PATHS)('can read %s, including errors (COR-01)', async (path) => {
    const answer = await use.app.send({ path, headers: { origin: SITE } });
    expect(permission(answer)).toEqual([SITE, 'true']);
    expect(answer.headers.vary).toContain('Origin');
    expect(answer.headers['access-control-expose-headers']).toContain('Retry-After');
  });

  it('can read who is signed in', async () => {
    const reader = use.app.browser();
    await reader.signUp();
    const answer = await reader.send({ path: '/api/me', headers: { origin: SITE } });
    expect(permission(answer)).toEqual([SITE, 'true']);
    expect(JSON.parse(answer.text)).toMatchObject({ reader: { email: reader.email } });
  });

  it('can send JSON, after a preflight (COR-01)', async () => {
    const answer = await preflight('/api/auth/sign-in/email', SITE, {
      'access-control-request-headers': 'content-type',
    });
    expect(answer.status).toBe(204);
    expect(permission(answer)).toEqual([SITE, 'true']);
    expect(answer.headers['access-control-allow-methods']).toContain('POST');
    expect(answer.headers['access-control-allow-headers']).toContain('content-type');
  });

  it.each<Record<string, string>>([
    { 'access-control-request-method': 'TRACE' },
    { 'access-control-request-method': 'post' },
    { 'access-control-request-headers': 'authorization' },
    { 'access-control-request-headers': 'content-type,x-forwarded-for' },
    { 'access-control-request-headers': Array(800).fill('x-header').join(',') },
  ])('can send nothing else: case %# (COR-03)', async (headers) => {
    const answer = await preflight('/api/me', SITE, headers);
    expect(answer.status).toBe(403);
    expect(answer.headers['access-control-allow-methods']).toBeUndefined();
    expect(answer.headers['access-control-allow-headers']).toBeUndefined();
  });
});

describe('another origin', () => {
  it.each([...LOOK_ALIKES, AUTH])('gets no permission: %j (COR-02)', async (origin) => {
    for (const path of PATHS) {
      const answers = [
        await use.app.send({ path, headers: { origin } }),
        await preflight(path, origin),
      ];
      for (const answer of answers) {
        expect(permission(answer), path).toEqual([undefined, undefined]);
        expect(answer.headers.vary, path).toContain('Origin');
      }
      expect(answers[1]?.status).toBe(403);
    }
  });
});

it('gives no permission to anyone when site and server share an origin (COR-02)', async () => {
  const [, sameOrigin] = use.instances;
  for (const origin of [...LOOK_ALIKES, SITE]) {
    const answer = await sameOrigin?.send({ path: '/api/me', headers: { origin } });
    expect(answer && permission(answer)).toEqual([undefined, undefined]);
    expect(answer?.headers['cross-origin-resource-policy']).toBe('same-origin');
  }
});
