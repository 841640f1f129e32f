/** How many words at most count together. A power of two. */
export const WINDOW = 8;

/** A row of words, as one number: 53 bits of hash. */
export type Fingerprint = number;

/** The last words of a text, and the fingerprints of the rows that end in the last of them. */
export class WordWindow {
  readonly #words = new Int32Array(WINDOW);
  /** How many words were pushed. */
  count = 0;
  /** 32 bits of the row as extended last. */
  low = 0;
  #high = 0;

  push(word: number): void {
    this.#words[this.count++ & (WINDOW - 1)] = word;
  }

  /** Begins a row, which takes no word yet. */
  restart(): void {
    this.low = 0;
    this.#high = 0;
  }

  /** Takes one more word into the row, from the last one backwards: the `length`-th, from 1 on. */
  extend(length: number): void {
    const word = this.#words[(this.count - length) & (WINDOW - 1)] as number;
    const low = Math.imul(this.low ^ word, 0x85ebca6b);
    this.low = low ^ (low >>> 15);
    const high = Math.imul(this.#high + word, 0xc2b2ae35);
    this.#high = high ^ (high >>> 13);
  }

  /** Of the row as extended last. */
  fingerprint(): Fingerprint {
    return (this.low >>> 0) * 0x200000 + (this.#high & 0x1fffff);
  }
}
