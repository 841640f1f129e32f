import { describe, expect, it } from 'vitest';
import { createMarkdownIndex } from './findMarkdown.js';
import type { MarkdownPage, MarkdownSite } from './MarkdownSite.js';

const page = (key: string): MarkdownPage => ({
  key,
  url: '',
  markdownUrl: '',
  title: key,
  description: '',
  section: null,
  access: 'public',
  listed: true,
  markdown: { header: '', teaser: [], notice: '', body: [] },
});
const site = (baseUrl: string, ...keys: string[]): MarkdownSite => ({
  baseUrl,
  about: { title: '', summary: '', note: '' },
  llmsFiles: ['llms.txt'],
  pages: keys.map(page),
});
const index = createMarkdownIndex([
  site('/base/', '/base', '/base/docs', '/base/docs/a', '/base/docs/index', '/base/docs/日本'),
  site('/base/fr/', '/base/fr', '/base/fr/docs/a'),
]);

/** The key of the page, or the path of the list, at a path. */
const at = (path: string) => {
  const target = index.byMarkdownPath(path);
  return (
    target && (target.kind === 'page' ? target.page.key : `${target.site.baseUrl}${target.file}`)
  );
};

describe('the Markdown of a site with a base URL and two languages', () => {
  it.each([
    ['/base/index.md', '/base'],
    ['/base/fr/index.md', '/base/fr'],
    ['/base/docs.md', '/base/docs'],
    ['/base/docs/a.md', '/base/docs/a'],
    ['/base/docs/a/index.md', '/base/docs/a'],
    ['/base/fr/docs/a.md', '/base/fr/docs/a'],
    ['/base/docs/%E6%97%A5%E6%9C%AC.md', '/base/docs/日本'],
    ['/base/llms.txt', '/base/llms.txt'],
    ['/base/fr/llms.txt', '/base/fr/llms.txt'],
  ])('is at %s', (path, expected) => {
    expect(at(path)).toBe(expected);
  });

  it('of a page called "index" is not that of its parent', () => {
    expect(at('/base/docs/index.md')).toBe('/base/docs/index');
  });

  it.each([
    '/llms.txt',
    '/base/llms-full.txt',
    '/base/docs/b.md',
    '/docs/a.md',
    '/base/docs/a',
    '/base/docs/a.md/',
    '/base/docs//a.md',
    '/base/docs/%2e%2e/docs/a.md',
    '/base/docs%2fa.md',
    '/.md',
    '/base/docs/a.md%00.md',
    '/base/%.md',
  ])('is not at %s', (path) => {
    expect(at(path)).toBeNull();
  });
});
