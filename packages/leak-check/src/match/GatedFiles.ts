import { fingerprintOfFile, type FileFingerprint } from '../record';

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
