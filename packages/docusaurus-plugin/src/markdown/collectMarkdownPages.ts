import { applyTrailingSlash } from '@docusaurus/utils-common';
import type {
  LoadedContent,
  LoadedPage,
  LoadedVersion,
  SidebarItem,
} from '../docusaurus/loadedContent';

/** A content page, with its entry in `llms.txt`. */
export interface MarkdownPage {
  /** As in links. */
  href: string;
  title: string;
  description: string;
  /** The heading under which it is listed, or `null` if it isn't listed. */
  section: string | null;
}

const DOCS = 'Docs';
const PAGES = 'Pages';
const BLOG = 'Blog';

/**
 * All pages that content plugins create from Markdown files, in sidebar order. `llms.txt` lists only the
 * default version of the docs, without pages that are unlisted in Docusaurus itself.
 */
export function collectMarkdownPages(
  { docs, pages, blogs }: LoadedContent,
  site: { trailingSlash: boolean | undefined; baseUrl: string },
): MarkdownPage[] {
  const about = (page: LoadedPage, section: string | null): MarkdownPage => ({
    href: applyTrailingSlash(page.permalink, site),
    title: page.title ?? page.frontMatter.title ?? page.permalink,
    description: page.description ?? '',
    section: page.unlisted ? null : section,
  });
  return [
    ...docs.flatMap(({ id, versions }) =>
      versions.flatMap((version) =>
        inOrder(version, id === 'default' ? DOCS : capitalize(id)).map(([page, section]) =>
          about(page, version.isLast ? section : null),
        ),
      ),
    ),
    ...pages.flatMap((instance) =>
      instance.pages.filter(({ type }) => type === 'mdx').map((page) => about(page, PAGES)),
    ),
    ...blogs.flatMap(({ id, posts }) =>
      posts.map((post) => about(post, id === 'default' ? BLOG : capitalize(id))),
    ),
  ];
}

/** A version's docs in sidebar order, each with the first top-level category that contains it. */
function inOrder({ docs, sidebars }: LoadedVersion, name: string): [LoadedPage, string][] {
  const sections = new Map<string, string>();
  for (const items of Object.values(sidebars)) {
    for (const item of items) {
      const section = item.type === 'category' ? (item.label ?? name) : name;
      for (const id of docIds(item)) if (!sections.has(id)) sections.set(id, section);
    }
  }
  const positions = new Map([...sections.keys()].map((id, index) => [id, index]));
  const positionOf = (id: string): number => positions.get(id) ?? positions.size;
  return docs
    .toSorted((a, b) => positionOf(a.id) - positionOf(b.id))
    .map((doc) => [doc, sections.get(doc.id) ?? name]);
}

function docIds(item: SidebarItem): string[] {
  const own = item.type === 'category' ? (item.link?.id ?? null) : (item.id ?? null);
  return [...(own === null ? [] : [own]), ...(item.items ?? []).flatMap(docIds)];
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
