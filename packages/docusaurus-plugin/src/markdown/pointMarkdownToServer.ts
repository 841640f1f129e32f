import type { AssetOrigins } from '../split/rewriteAssetUrls';

/**
 * With a split origin, points the URLs of gated files to the server.
 *
 * @param gated paths relative to the public directory
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
