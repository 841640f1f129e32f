import type { AllContent } from '@docusaurus/types';
import { expect, it } from 'vitest';
import { loadedDoc, loadedDocs } from '../testing/loadedDocs';
import { allPages, readLoadedContent } from './loadedContent';

const load = (content: object) => readLoadedContent(content as AllContent);
const DOCS = 'docusaurus-plugin-content-docs';
const [{ versions = [] } = {}] = loadedDocs([{ docs: [loadedDoc({ id: 'a' })] }]).docs;

it('reads the Markdown pages of all content plugins, but no React pages', () => {
  const page = { source: '@site/src/pages/b.mdx', permalink: '/b' };
  const content = load({
    [DOCS]: { default: { loadedVersions: versions }, empty: null },
    'docusaurus-plugin-content-blog': {
      default: {
        blogPosts: [{ metadata: { source: '@site/blog/c.md', permalink: '/blog/c' } }],
        blogTagsListPath: '/blog/tags',
      },
    },
    'docusaurus-plugin-content-pages': {
      default: [
        { type: 'mdx', ...page },
        { type: 'jsx', source: '@site/src/pages/index.tsx', permalink: '/' },
      ],
    },
  });
  expect(allPages(content).map(({ permalink }) => permalink)).toEqual(['/docs/a', '/blog/c', '/b']);
  expect(content.blogs[0]?.tagsPath).toBe('/blog/tags');
});

it("fails the build when Docusaurus's content has an unexpected shape", () => {
  expect(() => load({ [DOCS]: { api: { versions } } })).toThrow(
    /does not support Docusaurus \d+\.\d+\.\d+: the content of docusaurus-plugin-content-docs \(api\) has an unexpected shape: loadedVersions: /,
  );
});
