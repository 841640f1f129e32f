import { readFileSync } from 'node:fs';
import path from 'node:path';
import { filesBelow } from '@gatehouse/contract/filesBelow';
import { fingerprintOfFile, type FileFingerprint, type SourceRecord } from '../record';

/** Shorter files are identical by coincidence: an empty stylesheet, a stub module. */
const MIN_SIZE = 32;

/** Finds copies of gated files under any name, also compressed or inlined in another file. */
export class GatedFiles {
  readonly #bySize = new Map<number, FileFingerprint[]>();

  add(file: FileFingerprint): void {
    if (file.size < MIN_SIZE) return;
    this.#bySize.set(file.size, [...(this.#bySize.get(file.size) ?? []), file]);
  }

  /**
   * @param bytes of a public file, or of something packed in it
   * @returns the name of the gated file with these bytes
   */
  nameOf(bytes: Uint8Array): string | null {
    const sameSize = this.#bySize.get(bytes.length);
    if (!sameSize) return null;
    const { sha256 } = fingerprintOfFile('', bytes);
    return sameSize.find((gated) => gated.sha256 === sha256)?.name ?? null;
  }
}

/** Package licenses that webpack extracts from a script. A public script may have the same. */
const LICENSES = /\.js\.LICENSE\.txt$/;

/**
 * Collects the gated source files as the build read them, and their output files.
 *
 * @param filesDir the directory of files that only gated pages use
 */
export function gatedFilesOf(
  { gatedFiles, openFiles = [] }: SourceRecord,
  filesDir: string,
): GatedFiles {
  const files = new GatedFiles();
  // The gated output also contains copies of public files that gated pages include.
  const open = new Set(openFiles.map(({ sha256 }) => sha256));
  const add = (file: FileFingerprint): void => {
    if (!open.has(file.sha256)) files.add(file);
  };
  gatedFiles.forEach(add);
  for (const file of filesBelow(filesDir).filter((name) => !LICENSES.test(name))) {
    add(fingerprintOfFile(path.relative(filesDir, file), readFileSync(file)));
  }
  return files;
}
