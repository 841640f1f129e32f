/** A set of 32-bit hashes that may say yes by mistake, and never no. */
export class BitFilter {
  readonly #bits: Uint32Array;
  readonly #mask: number;

  constructor(hashes: readonly number[]) {
    // 16 bits for each hash: it is wrong once in 16 times at most, and stays in a fast cache.
    const bits = 2 ** Math.min(30, Math.max(10, Math.ceil(Math.log2(hashes.length * 16 + 1))));
    this.#bits = new Uint32Array(bits / 32);
    this.#mask = bits - 1;
    for (const hash of hashes) {
      const bit = hash & this.#mask;
      this.#bits[bit >>> 5] = (this.#bits[bit >>> 5] as number) | (1 << (bit & 31));
    }
  }

  mayHave(hash: number): boolean {
    const bit = hash & this.#mask;
    return ((this.#bits[bit >>> 5] as number) & (1 << (bit & 31))) !== 0;
  }
}
