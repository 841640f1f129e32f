import {
  ACCOUNT_PAGES,
  type AccountRoutes,
  DEFAULT_ROUTES,
} from '@gatehouse/contract/accountPages';
import { z } from 'zod';

const MAX_LENGTH = 2048;
/** Browsers drop control characters and treat `\` as `/`: the result may name another host. */
// eslint-disable-next-line no-control-regex -- matching them is the point
const FORBIDDEN = /[\u0000-\u0020\u007f\\]/;

/** A path on the site, with query and anchor. Never a host: links use the configured one. */
export const sitePath = z
  .string()
  .max(MAX_LENGTH)
  .refine((path) => /^\/(?!\/)/.test(path) && !FORBIDDEN.test(path), {
    error: 'must be a path of the site, such as /reset-password?token=…, without scheme or host',
  });

/**
 * The path of an account page on this site. Features, and queued emails, refer to it by its default
 * path.
 * @param path such as `/profile#email`, with any query and anchor
 */
export function accountPath(path: string, routes: AccountRoutes): string {
  const [usual = ''] = path.split(/[?#]/, 1);
  const page = ACCOUNT_PAGES.find((name) => DEFAULT_ROUTES[name] === usual);
  return page === undefined ? path : routes[page] + path.slice(usual.length);
}

/**
 * A path as emails refer to it. Their links begin with the site's address, which includes the path
 * that it is served under.
 * @param path on the site's origin, see `safeReturnPath`
 * @param home the path that the site is served under
 */
export function pathInSite(path: string, home: string): string {
  return path.startsWith(home) ? `/${path.slice(home.length)}` : '/';
}

/**
 * The absolute link to a path on the site.
 *
 * @param siteUrl the configured origin, never a request's `Host` (TOK-06), and the path that the
 * site is served under, if any: `https://example.com/docs`
 * @throws Error when the link would lead to another origin
 */
export function joinSiteUrl(siteUrl: string, path: string): string {
  const url = new URL(siteUrl + sitePath.parse(path));
  if (url.origin !== new URL(siteUrl).origin)
    throw new Error('A link in an email leads outside the site.');
  return url.href;
}
