/** The server's origin, `''` when it is the site's own: see `bundle/configureBundler.ts`. */
declare const __GATED_CONTENT_AUTH_URL__: string;

/**
 * The Markdown of a page, as far as the reader can read it.
 *
 * @param path of the Markdown, on the site
 * @throws when the server does not answer with it
 */
export async function fetchMarkdown(path: string): Promise<string> {
  if (__GATED_CONTENT_AUTH_URL__ === '') return read(path);
  // The static host has what everyone can read.
  const url = `${__GATED_CONTENT_AUTH_URL__}/gated${path}`;
  return read(url, 'include').catch(() => read(path));
}

async function read(url: string, credentials: RequestCredentials = 'same-origin'): Promise<string> {
  // Not what the browser kept from before its reader signed in.
  const response = await fetch(url, { credentials, cache: 'no-cache' });
  const type = response.headers.get('content-type') ?? '';
  // A host of single-page applications answers everything with a page.
  if (!response.ok || type.includes('html')) throw new Error(`${url}: ${response.status} ${type}`);
  return response.text();
}
