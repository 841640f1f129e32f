/** How many words at most count together. A power of two. */
export const WINDOW = 8;

/** A row of words, as one number: 53 bits of hash. */
export type Fingerprint = number;

/** The last words of a text, and the fingerprints of the rows that end in the last of them. */
export class WordWindow {
  readonly #words = new Int32Array(WINDOW);
  #last = 0;
  #previous = 0;
  #beforePrevious = 0;
  /** How many words were pushed. */
  count = 0;
  /** 32 bits of the row as extended last. */
  low = 0;
  #high = 0;

  push(word: number): void {
    this.#beforePrevious = this.#previous;
    this.#previous = this.#last;
    this.#last = word;
    this.#words[this.count++ & (WINDOW - 1)] = word;
  }

  /** What `low` is when the row has one, two or three words. */
  lowOfOne(): number {
    return mixLow(0, this.#last);
  }

  lowOfTwo(): number {
    return mixLow(this.lowOfOne(), this.#previous);
  }

  lowOfThree(): number {
    return mixLow(this.lowOfTwo(), this.#beforePrevious);
  }

  /** Begins a row, which takes no word yet. */
  restart(): void {
    this.low = 0;
    this.#high = 0;
  }

  /** Takes one more word into the row, from the last one backwards: the `length`-th, from 1 on. */
  extend(length: number): void {
    const word = this.#words[(this.count - length) & (WINDOW - 1)] as number;
    this.low = mixLow(this.low, word);
    this.#high = mixHigh(this.#high, word);
  }

  /** Of the row as extended last. */
  fingerprint(): Fingerprint {
    return fingerprintOf(this.low, this.#high);
  }
}

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
