import type { GatedFiles } from './GatedFiles';
import type { GatedTexts } from './GatedText';
import { readScannable } from './readScannable';
import { scanWords } from './scanWords';
import type { Fingerprint } from './WordWindow';

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
    const searchTable = table.search((row) => found.rows.add(row));
    // Declarations of a style look alike, whoever wrote them.
    const searchUnits = name.endsWith('.css')
      ? null
      : units.search((unit) => found.units.add(unit));
    scanWords(bytes, (word) => {
      searchTable(word);
      searchUnits?.(word);
    });
    searchUnits?.(null);
  }
  return { ...found, copyOf };
}
