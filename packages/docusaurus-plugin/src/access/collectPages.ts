import path from 'node:path';
import type { AllContent } from '@docusaurus/types';

/** A page that a content plugin makes from a Markdown file. */
export interface RoutedPage {
  filePath: string;
  permalink: string;
}

interface Sourced {
  source: string;
  permalink: string;
}

/** The Markdown pages of every docs, blog and pages plugin. */
export function collectPages(allContent: AllContent, siteDir: string): RoutedPage[] {
  const ofDocs = contentsOf(allContent, 'docusaurus-plugin-content-docs').flatMap((content) =>
    (content as { loadedVersions: { docs: Sourced[] }[] }).loadedVersions.flatMap(
      (version) => version.docs,
    ),
  );
  const ofBlog = contentsOf(allContent, 'docusaurus-plugin-content-blog').flatMap((content) =>
    (content as { blogPosts: { metadata: Sourced }[] }).blogPosts.map((post) => post.metadata),
  );
  const ofPages = contentsOf(allContent, 'docusaurus-plugin-content-pages').flatMap((content) =>
    (content as (Sourced & { type: string })[]).filter((page) => page.type === 'mdx'),
  );
  return [...ofDocs, ...ofBlog, ...ofPages].map(({ source, permalink }) => ({
    filePath: path.resolve(siteDir, source.replace(/^@site\//, '')),
    permalink,
  }));
}

/** The contents of a plugin's instances. An instance without content (no such folder) has none. */
function contentsOf(allContent: AllContent, plugin: string): unknown[] {
  return Object.values(allContent[plugin] ?? {}).filter((content) => Boolean(content));
}
