import globalData from '@generated/globalData';
import { anchorOf } from '../anchorOf';
import { reloadOnce } from '../reloadOnce';

/** The server's origin, `''` if it is the site's own: see `bundle/configureBundler.ts`. */
declare const __GATED_CONTENT_AUTH_URL__: string;
/** The global variable with the chunks of this page's scripts. */
declare const __GATED_CONTENT_CHUNK_LIST__: string;

/**
 * Shows the unlisted page at the current address to its reader; the current scripts don't know it.
 * If the server handles this address, a reload is enough. A static host only has its 404 page for
 * it: then the page is fetched from the server and replaces that document.
 *
 * @returns whether the page is loading
 */
export async function enterUnlisted(): Promise<boolean> {
  const { group } = (globalData['gated-content']?.default ?? {}) as { group?: unknown };
  // The scripts of another unlisted page would stay, and conflict with the next.
  if (__GATED_CONTENT_AUTH_URL__ === '' || group !== undefined) {
    return reloadOnce() !== undefined;
  }
  const { pathname } = window.location;
  const html = await fetchPage(pathname);
  if (html === null || window.location.pathname !== pathname) return false;
  replaceDocument(html);
  return true;
}

/** @returns `null` when the reader no longer has access, or the server doesn't respond */
async function fetchPage(pathname: string): Promise<string | null> {
  try {
    const response = await fetch(`${__GATED_CONTENT_AUTH_URL__}/gated${pathname}`, {
      headers: { accept: 'text/html' },
      credentials: 'include',
    });
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}

/** The only way to load a document with working scripts at another document's address. */
function replaceDocument(html: string): void {
  // Discards what would interfere with the page's own scripts: pending requests, loaded chunks, and
  // the React root, which Docusaurus would reuse.
  window.stop();
  Reflect.deleteProperty(window, __GATED_CONTENT_CHUNK_LIST__);
  window.docusaurusRoot?.unmount();
  delete window.docusaurusRoot;
  document.open();
  // The browser has already looked for the anchor, and didn't find it.
  window.addEventListener('load', () => {
    document.getElementById(anchorOf(window.location))?.scrollIntoView();
  });
  document.write(html);
  document.close();
}
