/**
 * A shingle (a sequence of words) as a single number: 53 bits of hash. Both halves are computed
 * word by word, starting from 0.
 */
export type Fingerprint = number;

export function mixLow(low: number, word: number): number {
  const mixed = Math.imul(low ^ word, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

export function mixHigh(high: number, word: number): number {
  const mixed = Math.imul(high + word, 0xc2b2ae35);
  return mixed ^ (mixed >>> 13);
}

export function fingerprintOf(low: number, high: number): Fingerprint {
  return (low >>> 0) * 0x200000 + (high & 0x1fffff);
}

export function lowOf(fingerprint: Fingerprint): number {
  return Math.floor(fingerprint / 0x200000) | 0;
}

/** A set of 32-bit hashes with false positives, but no false negatives. */
export class BloomFilter {
  readonly #bits: Uint32Array;
  readonly #mask: number;

  constructor(hashes: readonly number[]) {
    // 16 bits per hash, two of them set: 1 in 60 false positives, and small enough to be fast.
    const bits = 2 ** Math.min(30, Math.max(10, Math.ceil(Math.log2(hashes.length * 16 + 1))));
    this.#bits = new Uint32Array(bits / 32);
    this.#mask = bits - 1;
    for (const hash of hashes) {
      this.#set(hash & this.#mask);
      this.#set(again(hash) & this.#mask);
    }
  }

  mayHave(hash: number): boolean {
    return this.#isSet(hash & this.#mask) && this.#isSet(again(hash) & this.#mask);
  }

  #set(bit: number): void {
    this.#bits[bit >>> 5] = (this.#bits[bit >>> 5] as number) | (1 << (bit & 31));
  }

  #isSet(bit: number): boolean {
    return ((this.#bits[bit >>> 5] as number) & (1 << (bit & 31))) !== 0;
  }
}

/** Derives the second hash from the first. */
function again(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> 5;
}
