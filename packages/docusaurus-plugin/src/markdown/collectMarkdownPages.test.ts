import { expect, it } from 'vitest';
import { loadedDoc, loadedDocs } from '../testing/loadedDocs';
import { collectMarkdownPages } from './collectMarkdownPages';

const site = { trailingSlash: true, baseUrl: '/' };
const docs = ['intro', 'b', 'a', 'loose'].map((id) =>
  loadedDoc({ id, description: `About ${id}` }),
);
const sidebars = {
  main: [
    { type: 'doc', id: 'intro' },
    {
      type: 'category',
      label: 'Guides',
      link: { type: 'doc', id: 'a' },
      items: [{ type: 'category', label: 'Deeper', items: [{ type: 'doc', id: 'b' }] }],
    },
  ],
};

it('lists the docs of the latest version in sidebar order', () => {
  const pages = collectMarkdownPages(loadedDocs([{ docs, sidebars }]), site);
  expect(pages.map(({ href, section }) => [href, section])).toEqual([
    ['/docs/intro/', 'Docs'],
    ['/docs/a/', 'Guides'],
    ['/docs/b/', 'Guides'],
    ['/docs/loose/', 'Docs'],
  ]);
  expect(pages[0]).toMatchObject({ title: 'intro', description: 'About intro' });
});

it('does not list older versions, or pages that are unlisted in Docusaurus', () => {
  const content = loadedDocs([
    { docs: [loadedDoc({ id: 'a', unlisted: true })] },
    { docs: [loadedDoc({ id: 'b' })], isLast: false },
  ]);
  expect(collectMarkdownPages(content, site).map(({ section }) => section)).toEqual([null, null]);
});

it('includes MDX pages and blog posts', () => {
  const page = loadedDoc({ id: 'x' });
  const content = {
    docs: [],
    pages: [
      {
        id: 'default',
        pages: [
          { ...page, type: 'mdx' },
          { ...page, type: 'jsx' },
        ],
      },
    ],
    blogs: [{ id: 'news', posts: [page], tagsPath: '/news/tags' }],
  };
  expect(collectMarkdownPages(content, site).map(({ section }) => section)).toEqual([
    'Pages',
    'News',
  ]);
});
