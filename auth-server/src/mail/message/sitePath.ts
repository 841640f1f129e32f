import {
  ACCOUNT_PAGES,
  type AccountRoutes,
  DEFAULT_ROUTES,
} from '@gatehouse/contract/accountPages';
import { z } from 'zod';

const LONGEST = 2048;
/** Browsers drop controls and take `\` for `/`: what is left may name another host. */
// eslint-disable-next-line no-control-regex -- matching them is the point
const NEVER = /[\u0000-\u0020\u007f\\]/;

/** A path of the site, with query and anchor. Never a host: a link carries the configured one. */
export const sitePath = z
  .string()
  .max(LONGEST)
  .refine((path) => /^\/(?!\/)/.test(path) && !NEVER.test(path), {
    error: 'must be a path of the site, such as /reset-password?token=…, without scheme or host',
  });

/**
 * Where an account page is on this site. Features, and emails in the queue, name it by its usual path.
 * @param path such as `/profile#email`, with whatever query and anchor
 */
export function accountPath(path: string, routes: AccountRoutes): string {
  const [usual = ''] = path.split(/[?#]/, 1);
  const page = ACCOUNT_PAGES.find((name) => DEFAULT_ROUTES[name] === usual);
  return page === undefined ? path : routes[page] + path.slice(usual.length);
}

/**
 * A path as emails name it. Their links begin with the site's address, which has the path that it is served
 * under.
 * @param path of the site's origin, see `safeReturnPath`
 * @param home the path that the site is served under
 */
export function pathInSite(path: string, home: string): string {
  return path.startsWith(home) ? `/${path.slice(home.length)}` : '/';
}

/**
 * The absolute link to a path of the site.
 *
 * @param siteUrl the configured origin, never a request's `Host` (TOK-06), and the path that the
 *   site is served under, if any: `https://example.com/docs`
 * @throws Error when the link would lead to another origin
 */
export function joinSiteUrl(siteUrl: string, path: string): string {
  const url = new URL(siteUrl + sitePath.parse(path));
  if (url.origin !== new URL(siteUrl).origin)
    throw new Error('A link in an email leads outside the site.');
  return url.href;
}
