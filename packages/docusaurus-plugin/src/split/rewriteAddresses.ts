import { escapeRegexp } from '@docusaurus/utils';
import type { AssetOrigins } from './rewriteAssetUrls';

/**
 * Replaces the address of each static file in a gated script with its full URL, because the static
 * host no longer has the file. Only a complete string literal is certain to be an address.
 *
 * @param files below the public directory
 */
export function rewriteAddresses(
  script: string,
  files: Iterable<string>,
  { gatedUrl, baseUrl }: Pick<AssetOrigins, 'gatedUrl' | 'baseUrl'>,
): string {
  const spellings = [...files].flatMap((file) => [file, encodeURI(file)]);
  if (spellings.length === 0) return script;
  const base = escapeRegexp(baseUrl.slice(1));
  const name = [...new Set(spellings)].map(escapeRegexp).join('|');
  const address = new RegExp(
    `(?<!\\+\\s*)(["'\`])(?:pathname://)?/?(?:${base})?(${name})([?#][^"'\`\\s]*)?\\1`,
    'g',
  );
  return script.replace(
    address,
    (_all, _quote: string, file: string, rest = '') =>
      `"${encodeURI(decodeURI(`${gatedUrl}${baseUrl}${file}`))}${rest}"`,
  );
}
