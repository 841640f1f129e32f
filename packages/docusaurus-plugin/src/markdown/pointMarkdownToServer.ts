import type { AssetOrigins } from '../split/rewriteAssetUrls';

/**
 * Gives gated files the address at which the server has them, where it is not the site's origin.
 *
 * @param gated files below the public directory
 */
export function pointMarkdownToServer(
  markdown: string,
  gated: ReadonlySet<string>,
  { gatedUrl, siteUrl, baseUrl }: AssetOrigins,
): string {
  const base = siteUrl + baseUrl;
  return markdown.replace(/https?:\/\/[^\s)>"\\]+/g, (url) => {
    const file = url.startsWith(base) ? url.slice(base.length).replace(/[?#].*$/, '') : '';
    return gated.has(file) || gated.has(decode(file)) ? gatedUrl + url.slice(siteUrl.length) : url;
  });
}

function decode(file: string): string {
  try {
    return decodeURI(file);
  } catch {
    return file;
  }
}
