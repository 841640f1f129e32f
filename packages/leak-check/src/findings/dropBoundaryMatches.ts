import type { Fingerprint } from '../match/fingerprint';
import type { ShingleIndex } from '../match/ShingleIndex';
import type { Places } from './explainFinds';

/** Tags that no sentence continues across, with their `<` escaped any number of times. */
const BLOCK =
  /(?=(?:<|&(?:amp;)*lt;|\\+u003c|\\+x3c|%(?:25)*3c)(?:\\*\/|%(?:25)*2f)?(?:address|article|aside|blockquote|caption|d[dlt]|details|div|fieldset|fig(?:caption|ure)|footer|form|h[1-6r]|header|legend|li|main|nav|ol|option|p|pre|section|select|summary|t[dhr]|table|tbody|tfoot|thead|title|ul)(?![\w-]))/i;

/** How bundlers write a call of an import. Its `0` is not part of the string before it. */
const CALL = /(?=\(0,\s?[\w$]+\.[\w$]+\)\()/;

/**
 * Drops shingles that match only across a boundary, where one text ends and another begins: two
 * entries of a table of contents, or a string and the script around it. Few finds are left at this
 * point, so this rereads their files, and the scan of all files can ignore boundaries.
 *
 * @param readPublic reads the contents of a public file
 */
export function dropBoundaryMatches(
  index: Pick<ShingleIndex<unknown>, 'find' | 'isShort'>,
  found: Places,
  readPublic: (name: string) => Iterable<Uint8Array>,
): void {
  for (const [file, ofFile] of byFile(found)) {
    const atBoundaries = findAtBoundaries(index, readPublic(file));
    for (const shingle of ofFile) {
      if (!atBoundaries.has(shingle)) continue;
      const files = found.get(shingle);
      files?.delete(file);
      if (files?.size === 0) found.delete(shingle);
    }
  }
}

/**
 * The shingles that match only across boundaries. A long one may continue in the next block, as a
 * paragraph does. If the file was changed since the scan, shingles that are no longer in it are
 * kept.
 */
function findAtBoundaries(
  index: Pick<ShingleIndex<unknown>, 'find' | 'isShort'>,
  contents: Iterable<Uint8Array>,
): Set<Fingerprint> {
  const all = new Set<Fingerprint>();
  const inCalls = new Set<Fingerprint>();
  const inBlocks = new Set<Fingerprint>();
  for (const bytes of contents) {
    index.find(bytes, all);
    for (const call of Buffer.from(bytes).toString('latin1').split(CALL)) {
      index.find(Buffer.from(call, 'latin1'), inCalls);
      for (const block of call.split(BLOCK)) index.find(Buffer.from(block, 'latin1'), inBlocks);
    }
  }
  return new Set(
    [...all].filter((shingle) => !(index.isShort(shingle) ? inBlocks : inCalls).has(shingle)),
  );
}

function byFile(found: Places): Map<string, Fingerprint[]> {
  const files = new Map<string, Fingerprint[]>();
  for (const [shingle, names] of found) {
    for (const name of names) {
      const ofFile = files.get(name);
      if (ofFile) ofFile.push(shingle);
      else files.set(name, [shingle]);
    }
  }
  return files;
}
