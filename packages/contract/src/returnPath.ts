import { type AccountRoutes, accountPagesPattern, SIGN_IN_PAGES } from './accountPages';
import { withoutFields } from './formFields';
import { isReserved } from './reservedPaths';

/* No other dependencies: the browser loads this file. */

/** In characters. Also applies to the result, which is longer if something had to be encoded. */
const MAX_LENGTH = 2048;
/** Browsers drop tabs and line breaks, and treat `\` as `/`: the result may be `//evil`. */
// eslint-disable-next-line no-control-regex -- matching them is the point
const FORBIDDEN = /[\u0000-\u001f\u007f\\]/;
/** An encoded slash, backslash or control character, encoded any number of times. */
const ENCODED = /%(?:25)*(?:2f|5c|[01][\da-f]|7f)/i;
/** Some URL parsers drop these, and people can't see them: `/\u200b/evil` may act as `//evil`. */
const INVISIBLE = /[\p{C}\p{Z}]/gu;
/** The site that a reader returns to. */
export interface ReturnSite {
  /** `https://docs.example.com`. The input may be an absolute URL with this origin. */
  origin: string;
  /** With a leading and a trailing slash. */
  baseUrl: string;
  routes: AccountRoutes;
}

/**
 * The path, query and anchor to return to after sign-in, or `baseUrl` when `input` is anything but
 * the address of a page of this site (open redirect: OWASP ASVS 5.0 3.7.2, CWE-601).
 *
 * The result is the address as browsers write it: resolving it against `origin` doesn't change it.
 *
 * @param input from the address bar: never trusted, may be anything
 * @example
 * const site = { origin: 'https://docs.example.com', baseUrl: '/', routes: DEFAULT_ROUTES };
 * safeReturnPath('/docs/a b?x=1#c', site); // '/docs/a%20b?x=1#c'
 * safeReturnPath('/..//evil.example', site); // '/'
 */
export function safeReturnPath(input: unknown, site: ReturnSite): string {
  const { origin, baseUrl, routes } = site;
  let home = baseUrl;
  try {
    home = new URL(baseUrl, origin).pathname;
    if (typeof input !== 'string' || input.length > MAX_LENGTH || FORBIDDEN.test(input))
      return home;
    const path = input.startsWith(`${origin}/`) ? input.slice(origin.length) : input;
    if (!path.startsWith('/')) return home;
    const url = new URL(path, origin);
    if (url.origin !== origin || !isPageBelow(home, url.pathname, routes)) return home;
    // As the browser parses it, because that is what was checked: `/..//evil` becomes `//evil`.
    const back = url.pathname + withoutFields(url.pathname, url.search, routes) + url.hash;
    return back.length <= MAX_LENGTH ? back : home;
  } catch {
    return home;
  }
}

/** @param home the base path, as browsers write it */
function isPageBelow(home: string, pathname: string, routes: AccountRoutes): boolean {
  if (!pathname.startsWith(home) || ENCODED.test(pathname)) return false;
  // No page address has an empty segment. NFKC folds compatibility forms, such as full-width slashes.
  const decoded = decodeURIComponent(pathname);
  if (/\/\/|\\/.test(decoded.normalize('NFKC').replace(INVISIBLE, ''))) return false;
  const page = decoded.slice(decodeURIComponent(home).length);
  return !isReserved(decoded) && !createNoReturnPattern(routes).test(page);
}

/** Returning to one of these would loop, or sign out. */
function createNoReturnPattern(routes: AccountRoutes): RegExp {
  const pages = accountPagesPattern(routes, SIGN_IN_PAGES);
  return new RegExp(`^(?:${pages}|sign-out)(?:\\.html?|/|/index\\.html?)?$`, 'i');
}
