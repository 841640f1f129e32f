import type { Request } from 'express';
import { HttpError } from '../http/errors/HttpError.js';

/** What a page that includes it can read: it runs the script, and measures what the style does. */
const CODE = /\.(?:m?js|css)$/i;
/** What a page that includes it can show, and not read. */
const MEDIA = new Set(['image', 'audio', 'video', 'track']);

export interface SiteOrigin {
  /** The origin whose pages may load gated files. */
  siteUrl: string;
  /** It is another one than this server's. */
  isSplit: boolean;
}

/**
 * Cross-site script inclusion: a page of somebody else loads a gated script, the browser adds the
 * session (it does so for every sub-domain of the site's domain), and the page reads what it runs.
 * So files go to pages of the site alone, and to whoever opens one in a tab: ASVS 5.0 3.5.7, 3.5.8.
 *
 * Browsers say where a request comes from (`Sec-Fetch-Site`, or `Origin`); what says nothing is no
 * browser of these days. To scripts of another origin that does not apply: there `Origin` is a must,
 * which the site's own pages always send.
 *
 * @param file the one that was asked for: its address may be spelled in a way that hides what it is
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
 * An unlisted page goes to a page of the site that asks for its text, and shows it there. In a tab of
 * the server's own origin its scripts would be next to the API.
 *
 * @throws HttpError `CROSS_SITE_REQUEST`
 */
export function requirePageOfSite(
  { headers }: Pick<Request, 'headers'>,
  { siteUrl }: Pick<SiteOrigin, 'siteUrl'>,
): void {
  if (headers.origin !== siteUrl) throw new HttpError('CROSS_SITE_REQUEST');
}
