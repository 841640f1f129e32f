import type { AllContent } from '@docusaurus/types';

/** What sitemaps and feeds say of themselves: their writers are in no bundle. */
const FORMATS = `
  http://www.sitemaps.org/schemas/sitemap/0.9 http://www.google.com/schemas/sitemap-news/0.9
  http://www.w3.org/1999/xhtml http://www.google.com/schemas/sitemap-image/1.1
  http://www.google.com/schemas/sitemap-video/1.1 urlset lastmod changefreq priority
  http://www.w3.org/2005/Atom http://purl.org/dc/elements/1.1/ xml version 1.0 encoding utf-8
  http://purl.org/rss/1.0/modules/content/ https://validator.w3.org/feed/docs/rss2.html
  https://github.com/jpmonette/feed https://jsonfeed.org/version/1 lastBuildDate pubDate isPermaLink
  home_page_url feed_url content_html content_text date_modified date_published`;

/** What content plugins make public of their own accord: labels of sidebars, titles, tags, authors. */
export function collectPublicTexts(
  allContent: AllContent,
  siteTitle: string,
): { source: string; text: string }[] {
  return [
    { source: 'formats of feeds', text: FORMATS },
    ...sidebarsOf(allContent),
    ...namesOf(allContent),
    { source: 'navigation', text: navigationOf(allContent, siteTitle) },
  ];
}

/** What pages are known by: also gated ones, which have their titles, addresses and tags in public. */
interface Named {
  title?: string;
  permalink?: string;
  frontMatter?: { sidebar_label?: unknown; title_meta?: unknown };
  tags?: readonly { label: string; permalink: string; description?: string }[];
  authors?: readonly { name?: string; title?: string; description?: string }[];
}

function namesOf(allContent: AllContent): { source: string; text: string }[] {
  const docs = instancesOf(allContent, 'docusaurus-plugin-content-docs').flatMap(([, content]) =>
    (content as { loadedVersions: { label: string; docs: Named[] }[] }).loadedVersions.flatMap(
      (version) => [{ title: version.label }, ...version.docs],
    ),
  );
  const posts = instancesOf(allContent, 'docusaurus-plugin-content-blog').flatMap(
    ([, content]) => (content as { blogPosts: { metadata: Named }[] }).blogPosts,
  );
  const pages = instancesOf(allContent, 'docusaurus-plugin-content-pages').flatMap(
    ([, content]) => content as Named[],
  );
  const names = [...docs, ...posts.map(({ metadata }) => metadata), ...pages].map(
    ({ title, permalink, frontMatter, tags, authors }: Named) => ({
      title,
      permalink,
      label: frontMatter?.sidebar_label,
      meta: frontMatter?.title_meta,
      tags: tags?.map(({ label, permalink: of, description }) => [label, of, description]),
      authors: authors?.map((author) => [author.name, author.title, author.description]),
    }),
  );
  return [{ source: 'titles, addresses, tags and authors', text: JSON.stringify(names) }];
}

interface SidebarItem {
  type?: string;
  id?: string;
  label?: string;
  items?: readonly SidebarItem[];
}

interface Version {
  docs: (Named & { id: string })[];
  sidebars: Readonly<Record<string, readonly SidebarItem[]>>;
}

/** Names in the order in which pages show them: in a sidebar, a breadcrumb, a window's title. */
function navigationOf(allContent: AllContent, siteTitle: string): string {
  const versions = instancesOf(allContent, 'docusaurus-plugin-content-docs').flatMap(
    ([, content]) => (content as { loadedVersions: Version[] }).loadedVersions,
  );
  return versions
    .flatMap(({ docs, sidebars }) => {
      const labels = new Map(docs.map((doc) => [doc.id, labelOf(doc)]));
      const trails = Object.values(sidebars).map((items) => trailsOf(items, labels));
      return [
        ...docs.map(({ title }) => `${title} | ${siteTitle}`),
        ...trails.map((all) => all.map((trail) => trail.at(-1)).join('\n')),
        ...trails.flat().map((trail) => trail.join('\n')),
      ];
    })
    .join('\n\n');
}

/** Of each item, with those above it. */
function trailsOf(
  items: readonly SidebarItem[],
  labels: ReadonlyMap<string, string>,
  above: readonly string[] = [],
): string[][] {
  return items.flatMap(({ id = '', label = labels.get(id) ?? '', items: below = [] }) => {
    const trail = [...above, label];
    return [trail, ...trailsOf(below, labels, trail)];
  });
}

function labelOf({ title = '', frontMatter }: Named): string {
  return typeof frontMatter?.sidebar_label === 'string' ? frontMatter.sidebar_label : title;
}

function sidebarsOf(allContent: AllContent): { source: string; text: string }[] {
  return instancesOf(allContent, 'docusaurus-plugin-content-docs').map(([id, content]) => {
    const { loadedVersions } = content as { loadedVersions: { sidebars: unknown }[] };
    return {
      source: `sidebars of docs "${id}"`,
      text: JSON.stringify(loadedVersions.map(({ sidebars }) => sidebars)),
    };
  });
}

/** An instance without content (no such folder) has none. */
function instancesOf(allContent: AllContent, plugin: string): [id: string, content: unknown][] {
  return Object.entries(allContent[plugin] ?? {}).filter(([, content]) => Boolean(content));
}
