/**
 * The path of a page's Markdown: `/docs/page.md` for `/docs/page` and `/docs/page/`. For the root page,
 * it is `index.md`.
 *
 * No dependencies: the browser loads this file.
 *
 * @param permalink the page's path, with `baseUrl`
 */
export function markdownPath(permalink: string, baseUrl: string): string {
  const page = permalink.replace(/\.html?$/, '').replace(/\/$/, '');
  return `${page}/` === baseUrl ? `${baseUrl}index.md` : `${page}.md`;
}
