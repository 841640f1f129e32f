import { describe, expect, it } from 'vitest';
import { safeReturnPath } from './returnPath';

const SITE = 'https://docs.example.com';
const to = (input: unknown) => safeReturnPath(input, SITE);

describe('safeReturnPath', () => {
  it.each(['/docs/a', '/docs/a?x=1', '/docs/a#sec', '/docs/%E6%97%A5', '/', '/signs/of-life'])(
    'comes back to %s (RED-11)',
    (path) => {
      expect(to(path)).toBe(path);
    },
  );

  it('takes an absolute URL of the site for its path (RED-11)', () => {
    expect(to(`${SITE}/docs/a?x=1#sec`)).toBe('/docs/a?x=1#sec');
  });

  it.each([
    ...['https://evil.example', 'http://evil', '//evil', '///evil', '////evil'],
    ...['/\\evil', '\\/evil', '\\\\evil', '/\\\\/evil', '/%5cevil', '/%5C/evil', '/%2fevil'],
    ...['https:evil', 'https:/evil', 'https:\\\\evil', 'HtTpS://evil', ':evil', '?//evil'],
    ...['javascript:alert(1)', 'JaVaScRiPt:', 'java\tscript:', '\x01javascript:', 'vbscript:'],
    ...['data:text/html,x', 'blob:x', 'file:///x', '/\tevil', '/\n/evil', ' /docs', '/docs\0'],
    ...[`${SITE}@evil`, `${SITE}:x@evil`, `${SITE}%40evil`, `${SITE}%2eevil`],
    ...[`https://evil#${SITE}`, `https://evil?${SITE}`, `https://evil\\@${SITE}`],
    ...[`${SITE}.evil`, 'https://evildocs.example.com', 'https://sub.docs.example.com/'],
    ...[`${SITE}:8443/docs`, 'http://docs.example.com/docs', 'docs/a', '/%zz'],
  ])('refuses %j (RED-01 to RED-09)', (input) => {
    expect(to(input)).toBe('/');
  });

  it.each([undefined, null, 7, ['/docs/a'], { path: '/docs/a' }, '', `/${'a'.repeat(3000)}`])(
    'refuses what is no path: %j (RED-10)',
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
    '/api',
  ])('does not come back to %s (RED-12)', (path) => {
    expect(to(path)).toBe('/');
  });

  it('stays below the base URL', () => {
    expect(safeReturnPath('/other', SITE, '/help/')).toBe('/help/');
    expect(safeReturnPath('/help/../other', SITE, '/help/')).toBe('/help/');
    expect(safeReturnPath('/help/sign-in', SITE, '/help/')).toBe('/help/');
    expect(safeReturnPath('/help/a', SITE, '/help/')).toBe('/help/a');
  });
});
