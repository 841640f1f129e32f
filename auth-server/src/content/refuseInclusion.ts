import type { Request } from 'express';
import { HttpError } from '../http/errors/HttpError.js';

/** Types whose content leaks to an including page: it runs scripts, and can measure styles. */
const CODE = /\.(?:m?js|css)$/i;
/** Types that an including page can show but not read. */
const MEDIA = new Set(['image', 'audio', 'video', 'track']);

export interface SiteOrigin {
  /** The origin whose pages may load gated files. */
  siteUrl: string;
  /** Whether it differs from this server's origin. */
  isSplit: boolean;
}

/**
 * Prevents cross-site script inclusion: an attacker's page loads a gated script, the browser adds the
 * session cookie (as it does on every subdomain of the site's domain), and the page reads what it runs.
 * So files are sent only to pages of the site, and to tabs: ASVS 5.0 3.5.7, 3.5.8.
 *
 * Browsers declare where a request comes from (`Sec-Fetch-Site` or `Origin`); a request without either
 * is not from a current browser. Cross-origin scripts always need `Origin`, which the site's pages send.
 * @param file the requested file: the spelling of its URL may hide its type
 * @throws HttpError `CROSS_SITE_REQUEST`
 */
export function refuseInclusion(
  { headers }: Pick<Request, 'headers'>,
  file: string,
  { siteUrl, isSplit }: SiteOrigin,
): void {
  if (headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document') return;
  if (headers.origin !== undefined) {
    if (headers.origin === siteUrl && headers['sec-fetch-site'] !== 'cross-site') return;
    throw new HttpError('CROSS_SITE_REQUEST');
  }
  const from = headers['sec-fetch-site'] ?? 'none';
  if (isSplit) {
    if (CODE.test(file)) throw new HttpError('CROSS_SITE_REQUEST');
    const isMedia = MEDIA.has(String(headers['sec-fetch-dest']));
    if (from === 'same-site' && isMedia) return;
  }
  if (from !== 'same-origin' && from !== 'none') throw new HttpError('CROSS_SITE_REQUEST');
}

/**
 * Sends an unlisted page only to a page of the site that fetches and shows it. In a tab on the server's
 * origin, its scripts would run next to the API.
 * @throws HttpError `CROSS_SITE_REQUEST`
 */
export function requirePageOfSite(
  { headers }: Pick<Request, 'headers'>,
  { siteUrl }: Pick<SiteOrigin, 'siteUrl'>,
): void {
  if (headers.origin !== siteUrl) throw new HttpError('CROSS_SITE_REQUEST');
}
