import globalData from '@generated/globalData';
import { anchorOf } from '../anchorOf';
import { reloadOnce } from '../reloadOnce';

/** The server's origin, `''` when it is the site's own: see `bundle/configureBundler.ts`. */
declare const __GATED_CONTENT_AUTH_URL__: string;
/** The variable of the window that holds the chunks of this page's scripts. */
declare const __GATED_CONTENT_CHUNK_LIST__: string;

/**
 * Shows its reader the unlisted page at the address in front of us, of which these scripts know
 * nothing. Where the server answers there, loading it anew is enough. A static host has nothing but its 404 for
 * the address: then the page comes from the server, and takes the place of that document.
 *
 * @returns whether the page is on its way
 */
export async function enterUnlisted(): Promise<boolean> {
  const { group } = (globalData['gated-content']?.default ?? {}) as { group?: unknown };
  // The scripts of another unlisted page would stay behind, and stand in the way of the next.
  if (__GATED_CONTENT_AUTH_URL__ === '' || group !== undefined) {
    return reloadOnce() !== undefined;
  }
  const { pathname } = window.location;
  const html = await fetchPage(pathname);
  if (html === null || window.location.pathname !== pathname) return false;
  replaceDocument(html);
  return true;
}

/** @returns `null` when it is not for this reader any more, or the server does not answer */
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

/** The only way to a document with scripts that run, at the address of another. */
function replaceDocument(html: string): void {
  // What would reach the page's own scripts: what is still on its way, the chunks that are there, and the
  // React root, with which Docusaurus would go on.
  window.stop();
  Reflect.deleteProperty(window, __GATED_CONTENT_CHUNK_LIST__);
  window.docusaurusRoot?.unmount();
  delete window.docusaurusRoot;
  document.open();
  // The browser has been to the anchor, and found nothing.
  window.addEventListener('load', () => {
    document.getElementById(anchorOf(window.location))?.scrollIntoView();
  });
  document.write(html);
  document.close();
}
