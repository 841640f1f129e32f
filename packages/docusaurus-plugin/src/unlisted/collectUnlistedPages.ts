import path from 'node:path';
import type { AllContent } from '@docusaurus/types';
import { applyTrailingSlash } from '@docusaurus/utils-common';
import type { Unlisted } from '@gatehouse/contract/unlisted';
import { findSidebarPosition, type SidebarItem } from './findSidebarPosition';

/** An unlisted page, as the build that has it knows it: all of this is to be found in no public file. */
export interface UnlistedPage extends Unlisted {
  /** From the site's directory, with `/` between its parts. */
  source: string;
  /** What it is called, in the sidebar and on the page. */
  titles: string[];
  description: string;
  tags: Tag[];
}

interface Tag {
  label: string;
  permalink: string;
}

/** What content plugins know of a page. */
interface Loaded {
  source: string;
  permalink: string;
  title?: string;
  description?: string;
  tags?: Tag[];
  frontMatter: { title?: string; sidebar_label?: string };
}

interface LoadedDoc extends Loaded {
  id: string;
}

interface LoadedDocs {
  loadedVersions: {
    versionName: string;
    docs: LoadedDoc[];
    sidebars: Record<string, SidebarItem[]>;
  }[];
}

/**
 * What content plugins know of unlisted pages.
 *
 * @param isWanted by the file's path from the site's directory
 * @param site content plugins leave it to the routes to end as the site's addresses do
 */
export function collectUnlistedPages(
  allContent: AllContent,
  isWanted: (source: string) => boolean,
  site: { trailingSlash: boolean | undefined; baseUrl: string },
): UnlistedPage[] {
  return loadedPages(allContent)
    .filter(({ source }) => isWanted(source))
    .map((page) => ({ ...page, href: applyTrailingSlash(page.href, site) }));
}

/** The addresses of all tags of a build: an unlisted page may share one with a public page. */
export function collectTags(allContent: AllContent): string[] {
  return loadedPages(allContent).flatMap(({ tags }) => tags.map(({ permalink }) => permalink));
}

function loadedPages(allContent: AllContent): UnlistedPage[] {
  return [...loadedDocs(allContent), ...loadedOthers(allContent)];
}

function loadedDocs(allContent: AllContent): UnlistedPage[] {
  return instancesOf(allContent, 'docs').flatMap(([docs, content]) =>
    (content as LoadedDocs).loadedVersions.flatMap((version) => {
      const hrefs = new Map(version.docs.map(({ id, permalink }) => [id, permalink]));
      const hrefOf = (id: string): string => hrefs.get(id) ?? '';
      return version.docs.map((doc) => {
        for (const [sidebar, items] of Object.entries(version.sidebars)) {
          const position = findSidebarPosition(items, doc.id, hrefOf);
          if (position)
            return about(doc, { docs, version: version.versionName, sidebar, ...position });
        }
        return about(doc, null);
      });
    }),
  );
}

function loadedOthers(allContent: AllContent): UnlistedPage[] {
  const posts = instancesOf(allContent, 'blog').flatMap(([, content]) =>
    (content as { blogPosts: { metadata: Loaded }[] }).blogPosts.map(({ metadata }) => metadata),
  );
  const pages = instancesOf(allContent, 'pages').flatMap(([, content]) =>
    (content as (Loaded & { type: string })[]).filter(({ type }) => type === 'mdx'),
  );
  return [...posts, ...pages].map((page) => about(page, null));
}

function about(page: Loaded, position: Unlisted['position']): UnlistedPage {
  const heading = page.title ?? page.frontMatter.title ?? page.permalink;
  const title = page.frontMatter.sidebar_label ?? heading;
  return {
    source: page.source
      .replace(/^@site\//, '')
      .split(path.sep)
      .join('/'),
    href: page.permalink,
    title,
    titles: [...new Set([title, heading])],
    description: page.description ?? '',
    tags: (page.tags ?? []).map(({ label, permalink }) => ({ label, permalink })),
    position,
  };
}

/** An instance without content (no such folder) has none. */
function instancesOf(allContent: AllContent, kind: string): [id: string, content: unknown][] {
  const plugin = allContent[`docusaurus-plugin-content-${kind}`] ?? {};
  return Object.entries(plugin).filter(([, content]) => Boolean(content));
}
