import { describe, expect, it } from 'vitest';
import { type AccountRoutes, DEFAULT_ROUTES } from './accountPages';
import { safeReturnPath } from './returnPath';

const SITE = 'https://docs.example.com';
const at = (baseUrl: string, origin = SITE, routes: AccountRoutes = DEFAULT_ROUTES) => ({
  origin,
  baseUrl,
  routes,
});
const to = (input: unknown) => safeReturnPath(input, at('/'));

describe('safeReturnPath', () => {
  it.each(['/docs/a', '/docs/a?x=1', '/docs/a#sec', '/docs/%E6%97%A5', '/', '/signs/of-life'])(
    'returns to %s (RED-11)',
    (path) => {
      expect(to(path)).toBe(path);
    },
  );

  it.each([
    ['/docs/a b', '/docs/a%20b'],
    ['/docs/日本語', '/docs/%E6%97%A5%E6%9C%AC%E8%AA%9E'],
    [
      '/docs/می‌خواهم#نام',
      '/docs/%D9%85%DB%8C%E2%80%8C%D8%AE%D9%88%D8%A7%D9%87%D9%85#%D9%86%D8%A7%D9%85',
    ],
    ['/docs/入力／出力', '/docs/%E5%85%A5%E5%8A%9B%EF%BC%8F%E5%87%BA%E5%8A%9B'],
    ['/docs/a?q=two words', '/docs/a?q=two%20words'],
    ['/docs/../docs/a', '/docs/a'],
  ])('returns to %s as browsers write it (RED-11)', (path, written) => {
    expect(to(path)).toBe(written);
  });

  it.each([
    '/api-reference',
    '/apidocs',
    '/api.html',
    '/api.v2/intro',
    '/API/overview',
    '/gated-features',
    '/gated.html',
    '/sign-in-with-oidc',
    '/sign-in/overview',
    '/sign-ups',
    '/docs/api/start',
    '/docs/sign-in',
    '/docs/100%25-private',
    '/docs/a?x=//b&y=%2f#/c//d',
    '/docs/50%25252',
    '/two-factor-authentication',
    '/reset-password.v2',
  ])('returns to %s, which only looks unsafe (RED-11)', (path) => {
    expect(to(path)).toBe(path);
  });

  it('reduces an absolute URL of the site to its path (RED-11)', () => {
    expect(to(`${SITE}/docs/a?x=1#sec`)).toBe('/docs/a?x=1#sec');
  });

  it.each([
    'https://evil.example',
    'http://evil',
    '//evil',
    '///evil',
    '////evil',
    '/\\evil',
    '\\/evil',
    '\\\\evil',
    '/\\\\/evil',
    '/%5cevil',
    '/%5C/evil',
    '/%2fevil',
    'https:evil',
    'https:/evil',
    'https:\\\\evil',
    'HtTpS://evil',
    ':evil',
    '?//evil',
    'javascript:alert(1)',
    'JaVaScRiPt:',
    'java\tscript:',
    '\x01javascript:',
    'vbscript:',
    'data:text/html,x',
    'blob:x',
    'file:///x',
    '/\tevil',
    '/\n/evil',
    ' /docs',
    '/docs\0',
    // RED-06
    '/%2F%2Fevil',
    '/%252f/evil',
    '/%25252Fevil',
    '/%09/evil',
    '/%0d%0aLocation:evil',
    '%2f%2fevil',
    '%252f%252fevil',
    '/\t/evil',
    '/docs/%2f/evil',
    '/docs/%00',
    // RED-07
    '/..//evil.example/x',
    '/.//evil',
    '/a/..//evil',
    '/docs/..//evil',
    '/docs/../..//evil',
    '/%2e%2e//evil',
    '/.%2E//evil',
    '/%2e/%2e//evil',
    '/a/%2e%2e//evil',
    '/docs//evil',
    `${SITE}//evil`,
    `${SITE}/..//evil`,
    `${SITE}/%2e//evil`,
    // RED-08
    '／／evil',
    '/／evil',
    '/＼evil',
    '/\u200b/evil',
    '/\ufeff/evil',
    '/\u3000/evil',
    '/ /evil',
    '\u200b//evil',
    '/\u202e/evil',
    'https://evil。example',
    'https://docs.exаmple.com/',
    `${SITE}@evil`,
    `${SITE}:x@evil`,
    `${SITE}%40evil`,
    `${SITE}%2eevil`,
    `https://evil#${SITE}`,
    `https://evil?${SITE}`,
    `https://evil\\@${SITE}`,
    `${SITE}.evil`,
    'https://evildocs.example.com',
    'https://sub.docs.example.com/',
    `${SITE}:8443/docs`,
    'http://docs.example.com/docs',
    'docs/a',
    '/%zz',
  ])(
    'refuses %j (RED-01) (RED-02) (RED-03) (RED-04) (RED-05) (RED-06) (RED-07) (RED-08) (RED-09)',
    (input) => {
      expect(to(input)).toBe('/');
    },
  );

  it.each([undefined, null, 7, ['/docs/a'], { path: '/docs/a' }, '', `/${'a'.repeat(3000)}`])(
    'refuses anything but a path: %j (RED-10)',
    (input) => {
      expect(to(input)).toBe('/');
    },
  );

  it.each([
    '/sign-out',
    '/sign-in?next=%2Fsign-in',
    '/sign-up',
    '/two-factor',
    '/reset-password',
    '/api/me',
    '/gated/x.js',
    '/gated',
    '/api',
    '/api/',
    '/%61pi/me',
    '/sign%2Din',
    '/Sign-In/',
    '/sign-in.html',
    '/sign-in/index.html',
    '/docs/../sign-in?next=/',
  ])('does not return to %s (RED-12)', (path) => {
    expect(to(path)).toBe('/');
  });

  it('drops form fields (CRD-13)', () => {
    expect(to('/docs/a?password=x&q=1&email=y#sec')).toBe('/docs/a?q=1#sec');
  });

  it('stays below the base URL', () => {
    expect(safeReturnPath('/other', at('/help/'))).toBe('/help/');
    expect(safeReturnPath('/help/../other', at('/help/'))).toBe('/help/');
    expect(safeReturnPath('/help/sign-in', at('/help/'))).toBe('/help/');
    expect(safeReturnPath('/help/a', at('/help/'))).toBe('/help/a');
    // The server's own addresses are at the root, whatever the site's base is.
    expect(safeReturnPath('/help/api/a', at('/help/'))).toBe('/help/api/a');
    expect(safeReturnPath('/ヘルプ/a', at('/ヘルプ/'))).toBe(encodeURI('/ヘルプ/a'));
    expect(safeReturnPath('//evil', at('/ヘルプ/'))).toBe(encodeURI('/ヘルプ/'));
  });

  it('returns the base path without an origin, such as for a page opened from a file', () => {
    expect(safeReturnPath('/docs/a', at('/help/', 'null'))).toBe('/help/');
  });

  it('never returns to a sign-in page, whatever its path (RED-09)', () => {
    const moved = at('/', SITE, { ...DEFAULT_ROUTES, signIn: '/account/enter', profile: '/me' });
    expect(safeReturnPath('/account/enter?next=/', moved)).toBe('/');
    expect(safeReturnPath('/account/Enter/index.html', moved)).toBe('/');
    expect(safeReturnPath('/sign-in', moved)).toBe('/sign-in');
    expect(safeReturnPath('/me', moved)).toBe('/me');
  });
});
