import { Parser } from 'htmlparser2';
import type { AssetOrigins } from './rewriteAssetUrls';

/** Elements that send the reader's session only if they say so. */
const CREDENTIALED = new Set(['script', 'link']);

/**
 * Makes a page load gated files from the server: scripts and styles with the reader's session, like
 * the bundler's runtime does, images and links by their full URL, like gated scripts do.
 *
 * @param gated files below the public path
 */
export function rewriteOpenPage(
  html: string,
  gated: ReadonlySet<string>,
  { gatedUrl, baseUrl }: Pick<AssetOrigins, 'gatedUrl' | 'baseUrl'>,
): string {
  const parts: string[] = [];
  let end = 0;
  const toServer = (value: string): string =>
    // One URL, or several in a `srcset` or a `style`.
    value.replace(/[^\s,"'()]+/g, (url) => {
      const file = url.startsWith(baseUrl) ? url.slice(baseUrl.length).replace(/[?#].*$/, '') : '';
      return gated.has(file) ? gatedUrl + url : url;
    });
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const rewritten = Object.fromEntries(
          Object.entries(attributes).map(([key, value]) => [key, toServer(value)]),
        );
        if (Object.entries(attributes).every(([key, value]) => rewritten[key] === value)) return;
        if (CREDENTIALED.has(name)) rewritten.crossorigin = 'use-credentials';
        const tag = html.slice(parser.startIndex, parser.endIndex + 1);
        parts.push(
          html.slice(end, parser.startIndex),
          writeTag(name, rewritten, tag.endsWith('/>')),
        );
        end = parser.endIndex + 1;
      },
    },
    { lowerCaseTags: false, lowerCaseAttributeNames: false },
  );
  parser.end(html);
  return parts.join('') + html.slice(end);
}

function writeTag(name: string, attributes: Record<string, string>, isClosed: boolean): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`,
  );
  return `<${name}${written.join('')}${isClosed ? '/>' : '>'}`;
}
