/**
 * The address of a page's Markdown: `/docs/page.md` for `/docs/page` and for `/docs/page/`. The page at the
 * site's root is `index.md`.
 *
 * Free of dependencies: the browser loads this file.
 *
 * @param permalink the page's path, with `baseUrl`
 */
export function markdownPath(permalink: string, baseUrl: string): string {
  const page = permalink.replace(/\.html?$/, '').replace(/\/$/, '');
  return `${page}/` === baseUrl ? `${baseUrl}index.md` : `${page}.md`;
}
