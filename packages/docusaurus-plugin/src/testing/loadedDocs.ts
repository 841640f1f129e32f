import type { LoadedContent, LoadedDoc, LoadedVersion } from '../docusaurus/loadedContent';

/** The docs of a site with one instance, as loaded by Docusaurus. */
export function loadedDocs(
  versions: readonly Partial<LoadedVersion>[],
  id = 'default',
): LoadedContent {
  return { docs: [{ id, versions: versions.map(loadedVersion) }], blogs: [], pages: [] };
}

function loadedVersion(about: Partial<LoadedVersion>): LoadedVersion {
  return {
    versionName: 'current',
    label: 'Next',
    isLast: true,
    path: '/docs',
    contentPath: '/site/docs',
    docs: [],
    drafts: [],
    sidebars: {},
    ...about,
  };
}

/** A document in them. */
export function loadedDoc(about: Partial<LoadedDoc> & Pick<LoadedDoc, 'id'>): LoadedDoc {
  return {
    slug: `/${about.id}`,
    source: `@site/docs/${about.id}.md`,
    sourceDirName: '.',
    permalink: `/docs/${about.id}`,
    title: about.id,
    description: '',
    unlisted: false,
    tags: [],
    authors: [],
    frontMatter: {},
    ...about,
  };
}
