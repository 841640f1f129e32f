import { URI, type TOTP } from 'otpauth';
import { DEFAULT_ROUTES } from '@gatehouse/contract/accountPages';
import { describe, expect, it } from 'vitest';
import { authRoutes } from '../auth/authRoutes.js';
import { PASSWORD, type Browser } from '../testing/createBrowser.js';
import type { Sent } from '../testing/send.js';
import { useApp } from '../testing/useApp.js';
import { SECRET_TEXT } from '../testing/writeBuild.js';

/** With https, cookie names begin with `__Host-`. */
const use = useApp({}, { siteUrl: 'https://docs.example.com' });
const SITES = [0, 1] as const;

const json = <T = Record<string, unknown>>({ text }: Sent) => JSON.parse(text) as T;

async function signedUp(site: 0 | 1): Promise<Browser> {
  const browser = use.instances[site]?.browser() as Browser;
  expect((await browser.signUp()).status).toBe(200);
  return browser;
}

/**
 * What a response reveals about who the server thinks the sender is. The request id always differs.
 */
const comparable = ({ status, text }: Sent) =>
  `${status} ${text.replace(/"requestId":"[^"]*"/, '').replace(/"challenge":"[^"]*"/, '')}`;

describe.each(SITES)('of two session cookies, on site %i,', (site) => {
  it('no route uses either, in any order (COO-04)', async () => {
    const [victim, attacker] = [await signedUp(site), await signedUp(site)];
    const own = [victim.cookie, attacker.cookie];
    const both = [
      `${victim.cookie}; ${attacker.cookie}`,
      `${attacker.cookie}; ${victim.cookie}`,
      `${victim.cookie}; ${victim.cookie}`,
      `${victim.cookie};${attacker.cookie.replace('=', ' = ')}`,
    ];
    const auth = Object.entries(
      authRoutes({ origin: use.app.origin, baseUrl: '/', routes: DEFAULT_ROUTES }),
    );
    const routes = [
      ...auth.map(([path, { method }]) => ({ method, path: `/api/auth${path}` })),
      ...['/api/me', '/api/me/sessions', '/api/me/security', '/api/me/export'].map((path) => ({
        method: 'GET',
        path,
      })),
      ...['/docs/premium', '/docs/members'].map((path) => ({ method: 'GET', path })),
      { method: 'DELETE', path: '/api/me/sessions' },
    ];
    const bodies: Record<string, object> = {
      '/api/auth/change-password': {
        currentPassword: PASSWORD,
        newPassword: 'a password of the attacker',
      },
      '/api/auth/two-factor/enable': { password: PASSWORD },
    };
    const ask = (method: string, path: string, cookie: string) => {
      if (method === 'GET') return victim.send({ path, headers: { cookie } });
      return victim.post(path, bodies[path] ?? {}, { cookie });
    };
    for (const { method, path } of routes) {
      const nobody = comparable(await ask(method, path, ''));
      for (const cookie of path.includes('sign-in') ? both.slice(0, 1) : both) {
        expect(comparable(await ask(method, path, cookie)), path).toBe(nobody);
      }
    }
    // Neither was affected: not even signed out.
    for (const cookie of own) {
      const page = await victim.send({ path: '/docs/members', headers: { cookie } });
      expect(page.text).toContain(SECRET_TEXT);
    }
  });

  it('a cookie with another prefix is not ours (COO-04)', async () => {
    const { cookie, send } = await signedUp(site);
    const plain = cookie.replace('__Host-', '');
    for (const name of [`__Secure-${plain}`, site === 0 ? `__Host-${plain}` : plain]) {
      const answers = ['/api/auth/get-session', '/api/me'].map((path) =>
        send({ path, headers: { cookie: name } }),
      );
      const [session, me] = await Promise.all(answers);
      expect(session?.text).toBe('null');
      expect(me?.text).toContain('"reader":null');
      // And it doesn't displace the one that is.
      const own = await send({ path: '/api/me', headers: { cookie: `${name}; ${cookie}` } });
      expect(own.text).not.toContain('"reader":null');
    }
  });
});

/** The browser's other cookies, each of them twice. */
const doubled = (browser: Browser, which: RegExp) => {
  const pairs = [...browser.jar].map(([name, value]) => `${name}=${value}`);
  const twice = pairs.filter((pair) => which.test(pair));
  expect(twice, String(which)).not.toEqual([]);
  return { cookie: [...pairs, ...twice.map((pair) => pair.replace(/=.*/, '=planted'))].join('; ') };
};

it('accepts no second factor or trust from a duplicated cookie (COO-04)', async () => {
  const reader = await signedUp(0);
  const enabled = json<{ totpURI: string }>(
    await reader.post('/api/auth/two-factor/enable', { password: PASSWORD }),
  );
  const totp = URI.parse(enabled.totpURI) as TOTP;
  const at = (step: number) => ({
    code: totp.generate({ timestamp: Date.now() + step * 30_000 }),
    trustDevice: true,
  });
  const verify = (step: number, headers = {}) =>
    reader.post('/api/auth/two-factor/verify-totp', at(step), headers);
  expect((await verify(-1)).status).toBe(200);
  await reader.post('/api/auth/sign-out');

  expect(json(await reader.signIn())).toMatchObject({ twoFactorRedirect: true });
  expect((await verify(0, doubled(reader, /two_factor/))).status).toBe(401);
  expect((await verify(0)).status).toBe(200);
  await reader.post('/api/auth/sign-out');

  const credentials = { email: reader.email, password: PASSWORD };
  const twice = doubled(reader, /trust/);
  expect(json(await reader.post('/api/auth/sign-in/email', credentials, twice))).toMatchObject({
    twoFactorRedirect: true,
  });
});
