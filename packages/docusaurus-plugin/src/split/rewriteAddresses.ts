import { escapeRegexp } from '@docusaurus/utils';
import type { AssetOrigins } from './rewriteAssetUrls';

/**
 * Gives a gated script the whole URL of each static file that it names by its address, as the static
 * host no longer has it. Only what is a string of its own is an address for certain.
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
