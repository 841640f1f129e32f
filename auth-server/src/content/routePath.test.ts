import { describe, expect, it } from 'vitest';
import { decodePath, pageKey } from './routePath.js';

describe('decodePath', () => {
  it.each([
    ['/docs/a', '/docs/a'],
    ['/docs/%E6%97%A5', '/docs/日'],
    ['/docs/a%20b', '/docs/a b'],
    ['/docs/.hidden', '/docs/.hidden'],
    ['/docs/a..b', '/docs/a..b'],
    ['/docs/%252e', '/docs/%2e'],
  ])('reads %s', (raw, path) => {
    expect(decodePath(raw)).toBe(path);
  });

  it.each([
    'docs',
    '',
    '//docs',
    '/docs//a',
    '/docs/./a',
    '/docs/../a',
    '/docs/..',
    '/.',
    '/docs/%2e%2e/a',
    '/docs/%2E/a',
    '/docs%2fa',
    '/docs%2Fa',
    '/docs%5ca',
    '/docs\\a',
    '/docs/%00',
    '/docs/a%0a.png',
    '/docs/%zz',
    '/docs/%',
    '/docs/%c0%af',
  ])('refuses %j (GAT-05)', (raw) => {
    expect(decodePath(raw)).toBeNull();
  });
});

describe('pageKey', () => {
  it.each(['/docs/a', '/docs/a/', '/docs/a.html', '/docs/a/index.html'])(
    'treats %s as the same page',
    (path) => {
      expect(pageKey(path)).toBe('/docs/a');
    },
  );

  it.each(['/', '/index.html', ''])('treats %j as the root', (path) => {
    expect(pageKey(path)).toBe('');
  });

  it.each(['/docs/A', '/docs/a.htm', '/docs/a.html.html', '/docs/ahtml'])(
    'treats %s as another page',
    (path) => {
      expect(pageKey(path)).not.toBe('/docs/a');
    },
  );
});
