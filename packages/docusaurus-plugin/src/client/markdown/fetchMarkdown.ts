/** The server's origin, or `''` if it is the site's own. See `bundle/configureBundler.ts`. */
declare const __GATED_CONTENT_AUTH_URL__: string;

/**
 * Fetches the Markdown of what the reader can read of a page.
 *
 * @param path the path of the Markdown on the site
 * @throws if the response is an error or not Markdown
 */
export async function fetchMarkdown(path: string): Promise<string> {
  if (__GATED_CONTENT_AUTH_URL__ === '') return read(path);
  // If the server fails, the static host serves the public part.
  const url = `${__GATED_CONTENT_AUTH_URL__}/gated${path}`;
  return read(url, 'include').catch(() => read(path));
}

async function read(url: string, credentials: RequestCredentials = 'same-origin'): Promise<string> {
  // The cached response may be from before the reader signed in.
  const response = await fetch(url, { credentials, cache: 'no-cache' });
  const type = response.headers.get('content-type') ?? '';
  // A host for single-page applications responds with a page to any request.
  if (!response.ok || type.includes('html')) throw new Error(`${url}: ${response.status} ${type}`);
  return response.text();
}
