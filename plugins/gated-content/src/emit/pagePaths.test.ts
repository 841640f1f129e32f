import { describe, expect, it } from 'vitest';
import { gatedDirectory } from './gatedDirectory';
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

describe('gatedDirectory', () => {
  it.each([
    ['/site/build', 'en', '/site/build-gated'],
    ['/site/build/', 'en', '/site/build-gated'],
    ['/elsewhere/out', 'en', '/elsewhere/build-gated'],
    ['/site/build/fr', 'fr', '/site/build-gated/fr'],
  ])('lies beside %s for %s', (outDir, locale, directory) => {
    expect(gatedDirectory(outDir, locale, 'build-gated')).toBe(directory);
  });
});
