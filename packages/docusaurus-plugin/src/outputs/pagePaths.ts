/**
 * Where Docusaurus writes a route's page, below the public directory.
 *
 * @param pathname a route's path, with `baseUrl`
 * @param site as configured; without `trailingSlash`, every page gets a directory
 */
export function publicHtmlFile(
  pathname: string,
  { baseUrl, trailingSlash }: { baseUrl: string; trailingSlash: boolean | undefined },
): string {
  const relative = pathname.startsWith(baseUrl)
    ? pathname.slice(baseUrl.length)
    : pathname.slice(1);
  if (/\.html?$/i.test(relative)) return relative;
  const isDirectory = trailingSlash !== false || relative === '' || relative.endsWith('/');
  return isDirectory
    ? `${relative.replace(/\/?$/, '/')}index.html`.replace(/^\//, '')
    : `${relative}.html`;
}

/** A URL path in the manifest's form: decoded, and without a trailing slash except for the root. */
export function manifestPath(pathname: string, baseUrl: string): string {
  const decoded = decodeURI(pathname);
  return decoded === baseUrl ? decoded : decoded.replace(/\/$/, '');
}
