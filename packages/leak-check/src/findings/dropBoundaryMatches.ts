import type { Places } from './explainFinds';
import type { Fingerprint } from '../match/fingerprint';
import type { FingerprintTable } from '../match/FingerprintTable';

/** No sentence goes on across these, however often their `<` is escaped. */
const BLOCK =
  /(?=(?:<|&(?:amp;)*lt;|\\+u003c|\\+x3c|%(?:25)*3c)(?:\\*\/|%(?:25)*2f)?(?:address|article|aside|blockquote|caption|d[dlt]|details|div|fieldset|fig(?:caption|ure)|footer|form|h[1-6r]|header|legend|li|main|nav|ol|option|p|pre|section|select|summary|t[dhr]|table|tbody|tfoot|thead|title|ul)(?![\w-]))/i;

/** What bundlers make of a call of an import. Its `0` is no word of the string before it. */
const CALL = /(?=\(0,\s?[\w$]+\.[\w$]+\)\()/;

/**
 * Takes out of the finds the rows that stand only across a boundary, where one text ends and another one
 * begins: two entries of a table of contents, or a string and the script around it. Few finds are left
 * by then, so this reads their files once more, and the scan of all files need not know of boundaries.
 *
 * @param readPublic what is in a public file
 */
export function dropBoundaryMatches(
  table: Pick<FingerprintTable<unknown>, 'find' | 'isShort'>,
  rows: Places,
  readPublic: (name: string) => Iterable<Uint8Array>,
): void {
  for (const [file, ofFile] of byFile(rows)) {
    const atBoundaries = findAtBoundaries(table, readPublic(file));
    for (const row of ofFile) {
      if (!atBoundaries.has(row)) continue;
      const files = rows.get(row);
      files?.delete(file);
      if (files?.size === 0) rows.delete(row);
    }
  }
}

/**
 * The rows that are there, and in no single text. A long one may go on in the next block, as a paragraph
 * does. What is there no longer was found before somebody changed the file, and stays.
 */
function findAtBoundaries(
  table: Pick<FingerprintTable<unknown>, 'find' | 'isShort'>,
  contents: Iterable<Uint8Array>,
): Set<Fingerprint> {
  const all = new Set<Fingerprint>();
  const inCalls = new Set<Fingerprint>();
  const inBlocks = new Set<Fingerprint>();
  for (const bytes of contents) {
    table.find(bytes, all);
    for (const call of Buffer.from(bytes).toString('latin1').split(CALL)) {
      table.find(Buffer.from(call, 'latin1'), inCalls);
      for (const block of call.split(BLOCK)) table.find(Buffer.from(block, 'latin1'), inBlocks);
    }
  }
  return new Set([...all].filter((row) => !(table.isShort(row) ? inBlocks : inCalls).has(row)));
}

function byFile(rows: Places): Map<string, Fingerprint[]> {
  const files = new Map<string, Fingerprint[]>();
  for (const [row, names] of rows) {
    for (const name of names) {
      const ofFile = files.get(name);
      if (ofFile) ofFile.push(row);
      else files.set(name, [row]);
    }
  }
  return files;
}
