import { readFileSync, statSync } from 'node:fs';

/** In bytes. The bundler never inlines larger files into scripts and styles. */
const MAX_INLINED = 100_000;

/**
 * Finds what the bundler made of a file for everyone: a copy under another name, or an inlined one.
 */
export class PublicCopies {
  readonly #bySize = new Map<number, string[]>();
  readonly #texts: readonly string[];

  /**
   * @param files that the bundler wrote for everyone, absolute
   * @param texts of the scripts and styles among them
   */
  constructor(files: readonly string[], texts: readonly string[]) {
    for (const file of files) {
      const { size } = statSync(file);
      this.#bySize.set(size, [...(this.#bySize.get(size) ?? []), file]);
    }
    this.#texts = texts;
  }

  has(source: string): boolean {
    const bytes = readFileSync(source);
    const sameSize = this.#bySize.get(bytes.length) ?? [];
    if (sameSize.some((file) => readFileSync(file).equals(bytes))) return true;
    if (bytes.length === 0 || bytes.length > MAX_INLINED) return false;
    const inlined = bytes.toString('base64');
    return this.#texts.some((text) => text.includes(inlined));
  }
}
