import { WAYS_IN } from './accountPages';
import { withoutFields } from './formFields';
import { isReserved } from './reservedPaths';

/* Free of other dependencies: the browser loads this file. */

/** Characters. Of the result as well, which is longer where something had to be encoded. */
const LONGEST = 2048;
/** Browsers drop tabs and line breaks, and take `\` for `/`: what is left may be `//evil`. */
// eslint-disable-next-line no-control-regex -- matching them is the point
const NEVER = /[\u0000-\u001f\u007f\\]/;
/** An encoded slash, backslash or control character, however often it was encoded. */
const ENCODED = /%(?:25)*(?:2f|5c|[01][\da-f]|7f)/i;
/** Some readers of an address drop these, or see nothing: `/\u200b/evil` may be `//evil` to them. */
const INVISIBLE = /[\p{C}\p{Z}]/gu;
/** Coming back to one of these would loop, or sign out. */
const NOWHERE = new RegExp(
  `^(?:${[...WAYS_IN, 'sign-out'].join('|')})(?:\\.html?|/|/index\\.html?)?$`,
  'i',
);

/**
 * The path, query and anchor to come back to after sign-in, or `baseUrl` when `input` is anything
 * but the address of a page of this site (open redirect: OWASP ASVS 5.0 3.7.2, CWE-601).
 *
 * The result is the address as browsers write it: resolved against `origin`, it is itself.
 *
 * @param input what the address bar carried: never trusted, may be anything
 * @param origin the site's origin, `https://docs.example.com`; `input` may be an absolute URL of it
 * @param baseUrl the site's base path, with slashes at both ends
 * @example
 * safeReturnPath('/docs/a b?x=1#c', 'https://docs.example.com'); // '/docs/a%20b?x=1#c'
 * safeReturnPath('/..//evil.example', 'https://docs.example.com'); // '/'
 */
export function safeReturnPath(input: unknown, origin: string, baseUrl = '/'): string {
  let home = baseUrl;
  try {
    home = new URL(baseUrl, origin).pathname;
    if (typeof input !== 'string' || input.length > LONGEST || NEVER.test(input)) return home;
    const path = input.startsWith(`${origin}/`) ? input.slice(origin.length) : input;
    if (!path.startsWith('/')) return home;
    const url = new URL(path, origin);
    if (url.origin !== origin || !isPageBelow(home, url.pathname)) return home;
    // What the browser makes of it, because that is what was checked: `/..//evil` is `//evil`.
    const back = url.pathname + withoutFields(url.pathname, url.search) + url.hash;
    return back.length <= LONGEST ? back : home;
  } catch {
    return home;
  }
}

/** @param home the base path, as browsers write it */
function isPageBelow(home: string, pathname: string): boolean {
  if (!pathname.startsWith(home) || ENCODED.test(pathname)) return false;
  // No page has an empty segment in its address. Compatibility forms count as what they stand for.
  const decoded = decodeURIComponent(pathname);
  if (/\/\/|\\/.test(decoded.normalize('NFKC').replace(INVISIBLE, ''))) return false;
  return !isReserved(decoded) && !NOWHERE.test(decoded.slice(decodeURIComponent(home).length));
}
