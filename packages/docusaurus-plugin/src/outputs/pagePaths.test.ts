import { describe, expect, it } from 'vitest';
import { manifestPath, publicHtmlFile } from './pagePaths';

describe('publicHtmlFile', () => {
  it.each([
    ['/', '/', false, 'index.html'],
    ['/', '/', undefined, 'index.html'],
    ['/base/', '/base/', false, 'index.html'],
    ['/docs/a', '/', false, 'docs/a.html'],
    ['/docs/a', '/', undefined, 'docs/a/index.html'],
    ['/docs/a/', '/', true, 'docs/a/index.html'],
    ['/docs/a', '/', true, 'docs/a/index.html'],
    ['/docs/a/', '/', false, 'docs/a/index.html'],
    ['/base/docs/a', '/base/', false, 'docs/a.html'],
    ['/docs/a.html', '/', false, 'docs/a.html'],
    ['/docs/日本', '/', false, 'docs/日本.html'],
  ])('%s below %s with trailingSlash %s is %s', (pathname, baseUrl, trailingSlash, file) => {
    expect(publicHtmlFile(pathname, { baseUrl, trailingSlash })).toBe(file);
  });
});

describe('manifestPath', () => {
  it.each([
    ['/', '/', '/'],
    ['/base/', '/base/', '/base/'],
    ['/docs/a/', '/', '/docs/a'],
    ['/docs/%E6%97%A5', '/', '/docs/日'],
  ])('%s below %s is %s', (pathname, baseUrl, path) => {
    expect(manifestPath(pathname, baseUrl)).toBe(path);
  });
});
