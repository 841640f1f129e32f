import path from 'node:path';
import { applyTrailingSlash } from '@docusaurus/utils-common';
import type { Unlisted } from '@gatehouse/contract/unlisted';
import {
  allPages,
  type LoadedContent,
  type LoadedPage,
  sourcePath,
} from '../docusaurus/loadedContent';
import { findSidebarPosition } from './findSidebarPosition';

/** An unlisted page as known to its own build: none of this may be found in a public file. */
export interface UnlistedPage extends Unlisted {
  /** Relative to the site's directory, with `/` separators. */
  source: string;
  /** Its titles, in the sidebar and on the page. */
  titles: string[];
  description: string;
  tags: Tag[];
}

interface Tag {
  label: string;
  permalink: string;
}

/**
 * What content plugins know about unlisted pages.
 *
 * @param isWanted by the file's path, relative to the site's directory
 * @param site content plugins leave trailing slashes to the routes
 */
export function collectUnlistedPages(
  content: LoadedContent,
  isWanted: (source: string) => boolean,
  site: { trailingSlash: boolean | undefined; baseUrl: string },
): UnlistedPage[] {
  return loadedPages(content)
    .filter(({ source }) => isWanted(source))
    .map((page) => ({ ...page, href: applyTrailingSlash(page.href, site) }));
}

/** The addresses of all tags of a build: an unlisted page may share one with a public page. */
export function collectTags(content: LoadedContent): string[] {
  return allPages(content).flatMap(({ tags }) => tags.map(({ permalink }) => permalink));
}

function loadedPages(content: LoadedContent): UnlistedPage[] {
  const others = allPages({ ...content, docs: [] });
  return [...loadedDocs(content), ...others.map((page) => about(page, null))];
}

function loadedDocs({ docs: instances }: LoadedContent): UnlistedPage[] {
  return instances.flatMap(({ id: docs, versions }) =>
    versions.flatMap((version) => {
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

function about(page: LoadedPage, position: Unlisted['position']): UnlistedPage {
  const heading = page.title ?? page.frontMatter.title ?? page.permalink;
  const title = page.frontMatter.sidebar_label ?? heading;
  return {
    source: sourcePath(page).split(path.sep).join('/'),
    href: page.permalink,
    title,
    titles: [...new Set([title, heading])],
    description: page.description ?? '',
    tags: page.tags.map(({ label, permalink }) => ({ label, permalink })),
    position,
  };
}
