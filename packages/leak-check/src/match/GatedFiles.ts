import { readFileSync } from 'node:fs';
import path from 'node:path';
import { filesBelow } from '@gatehouse/contract/filesBelow';
import { fingerprintOfFile, type FileFingerprint, type SourceRecord } from '../record';

/** A file this short is equal to another one by accident: an empty style, a stub of a module. */
const SHORTEST = 32;

/** Finds copies of gated files, under whatever name, also compressed or inlined in another file. */
export class GatedFiles {
  readonly #bySize = new Map<number, FileFingerprint[]>();

  add(file: FileFingerprint): void {
    if (file.size < SHORTEST) return;
    this.#bySize.set(file.size, [...(this.#bySize.get(file.size) ?? []), file]);
  }

  /**
   * @param bytes of a public file, or what is packed into it
   * @returns the gated file that they are
   */
  nameOf(bytes: Uint8Array): string | null {
    const sameSize = this.#bySize.get(bytes.length);
    if (!sameSize) return null;
    const { sha256 } = fingerprintOfFile('', bytes);
    return sameSize.find((gated) => gated.sha256 === sha256)?.name ?? null;
  }
}

/** Of packages: what webpack takes out of a script. The same may stand beside a public one. */
const LICENSES = /\.js\.LICENSE\.txt$/;

/**
 * The sources as the build read them, and what it made of them.
 *
 * @param filesDir where the files are that only gated pages use
 */
export function gatedFilesOf(
  { gatedFiles, openFiles = [] }: SourceRecord,
  filesDir: string,
): GatedFiles {
  const files = new GatedFiles();
  // A gated page brings along a copy of a public file that it includes.
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
