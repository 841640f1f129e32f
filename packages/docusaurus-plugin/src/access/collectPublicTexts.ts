import type { LoadedContent, LoadedPage, SidebarItem } from '../docusaurus/loadedContent';

/** Boilerplate of sitemaps and feeds: their writers are not in any bundle. */
const FORMATS = `
  http://www.sitemaps.org/schemas/sitemap/0.9 http://www.google.com/schemas/sitemap-news/0.9
  http://www.w3.org/1999/xhtml http://www.google.com/schemas/sitemap-image/1.1
  http://www.google.com/schemas/sitemap-video/1.1 urlset lastmod changefreq priority
  http://www.w3.org/2005/Atom http://purl.org/dc/elements/1.1/ xml version 1.0 encoding utf-8
  http://purl.org/rss/1.0/modules/content/ https://validator.w3.org/feed/docs/rss2.html
  https://github.com/jpmonette/feed https://jsonfeed.org/version/1 lastBuildDate pubDate isPermaLink
  home_page_url feed_url content_html content_text date_modified date_published`;

/** Text that content plugins publish themselves: sidebar labels, titles, tags, authors. */
export function collectPublicTexts(
  content: LoadedContent,
  siteTitle: string,
): { source: string; text: string }[] {
  return [
    { source: 'feed formats', text: FORMATS },
    ...sidebarsOf(content),
    ...namesOf(content),
    { source: 'navigation', text: navigationOf(content, siteTitle) },
  ];
}

/** Names of all pages, also of gated ones: their titles, addresses and tags are public. */
function namesOf({ docs, blogs, pages }: LoadedContent): { source: string; text: string }[] {
  const versions = docs.flatMap((instance) => instance.versions);
  const all = [
    ...versions.flatMap((version) => version.docs),
    ...blogs.flatMap(({ posts }) => posts),
    ...pages.flatMap((instance) => instance.pages),
  ];
  const names = all.map(({ title, permalink, frontMatter, tags, authors }) => ({
    title,
    permalink,
    label: frontMatter.sidebar_label,
    meta: frontMatter.title_meta,
    tags: tags.map(({ label, permalink: of, description }) => [label, of, description]),
    authors: authors.map((author) => [author.name, author.title, author.description]),
  }));
  const labels = versions.map(({ label }) => label);
  return [{ source: 'titles, addresses, tags and authors', text: JSON.stringify([labels, names]) }];
}

/** Names in the order in which pages show them: in a sidebar, a breadcrumb, a window title. */
function navigationOf({ docs: instances }: LoadedContent, siteTitle: string): string {
  const versions = instances.flatMap((instance) => instance.versions);
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

/** Each item with its ancestors. */
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

function labelOf({ title = '', frontMatter }: LoadedPage): string {
  return frontMatter.sidebar_label ?? title;
}

function sidebarsOf({ docs }: LoadedContent): { source: string; text: string }[] {
  return docs.map(({ id, versions }) => ({
    source: `sidebars of docs "${id}"`,
    text: JSON.stringify(versions.map(({ sidebars }) => sidebars)),
  }));
}
