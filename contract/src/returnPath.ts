/** Free of dependencies: the browser loads this file. */

const LONGEST = 2048;
/** C0 controls, space, DEL: browsers drop or trim some of them, and what is left may be `//evil`. */
// eslint-disable-next-line no-control-regex -- matching them is the point
const CONTROLS = /[\u0000-\u0020\u007f]/;
/** Never a place to come back to: going there would loop, sign out, or show raw JSON. */
const NOT_A_PAGE =
  /^(?:api|gated|sign-in|sign-up|sign-out|two-factor|verify-email|forgot-password|reset-password)(?:[/?#.]|$)/i;

/**
 * The path, query and anchor to come back to after sign-in, or `baseUrl` when `input` is anything
 * but a plain path of this site (open redirect: OWASP ASVS 5.0 3.7.2, CWE-601).
 *
 * @param input what the address bar carried: never trusted, may be anything
 * @param origin the site's origin, `https://docs.example.com`; `input` may be an absolute URL of it
 * @param baseUrl the site's base path, with slashes at both ends
 */
export function safeReturnPath(input: unknown, origin: string, baseUrl = '/'): string {
  if (typeof input !== 'string' || input.length === 0 || input.length > LONGEST) return baseUrl;
  if (CONTROLS.test(input) || input.includes('\\')) return baseUrl;

  const path = input.startsWith(`${origin}/`) ? input.slice(origin.length) : input;
  // One slash, and only one: `//host` and `/%5Chost` leave the site in one reader or another.
  if (!path.startsWith('/') || /^\/(?:\/|%2f|%5c)/i.test(path)) return baseUrl;

  let url: URL;
  try {
    url = new URL(path, origin);
    decodeURIComponent(url.pathname);
  } catch {
    return baseUrl;
  }
  if (url.origin !== origin || !url.pathname.startsWith(baseUrl)) return baseUrl;
  if (NOT_A_PAGE.test(url.pathname.slice(baseUrl.length))) return baseUrl;
  return url.pathname + url.search + url.hash;
}
