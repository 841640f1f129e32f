import type { GatedFiles } from './match/GatedFiles';
import type { GatedTexts } from './match/GatedTexts';
import { readScannable } from './unpack/readScannable';
import type { Fingerprint } from './match/fingerprint';
import { readWords, Words } from './match/words';

const words = new Words();

/** What stands in a public file, or in its name. */
export interface FileScan {
  /** Rows of words of gated texts. */
  rows: ReadonlySet<Fingerprint>;
  /** Short gated texts, each as a whole. */
  units: ReadonlySet<Fingerprint>;
  /** The gated file of which it holds a copy. */
  copyOf: string | null;
}

/** A name below the public directory, and everything that is in the file. */
export function* haystacksOf(name: string, file: string): Generator<Uint8Array> {
  yield Buffer.from(name);
  yield* readScannable(file);
}

/**
 * Looks for gated texts and files in one public file. Throws when nobody can tell what is in it.
 *
 * @param name below the public directory
 * @param file where it is
 */
export function scanFile(
  { table, units }: Pick<GatedTexts, 'table' | 'units'>,
  gatedFiles: GatedFiles,
  name: string,
  file: string,
): FileScan {
  const found = { rows: new Set<Fingerprint>(), units: new Set<Fingerprint>() };
  let copyOf: string | null = null;
  for (const bytes of haystacksOf(name, file)) {
    copyOf ??= gatedFiles.nameOf(bytes);
    readWords(bytes, words);
    table.search(words, found.rows);
    // Declarations of a style look alike, whoever wrote them.
    if (!name.endsWith('.css')) units.search(words, found.units);
  }
  return { ...found, copyOf };
}
