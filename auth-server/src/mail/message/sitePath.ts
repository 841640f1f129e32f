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
 * The absolute link to a path of the site.
 *
 * @param siteUrl the configured origin, never a request's `Host` (TOK-06), and the path that the
 *   site is served under, if any: `https://example.com/docs`
 * @throws Error when the link would lead to another origin
 */
export function joinSiteUrl(siteUrl: string, path: string): string {
  const url = new URL(siteUrl + sitePath.parse(path));
  if (url.origin !== new URL(siteUrl).origin) throw new Error('A link in a mail leaves the site.');
  return url.href;
}
