import { BloomFilter, mixLow } from './fingerprint';

/** Hashes of shingles: the low halves of their fingerprints, computed from the last word backward. */
export class ShingleHashes {
  /** Hashes of whole shingles. */
  readonly whole: number[] = [];
  /** Hashes of their last word, and of the last three words of those that have at least three. */
  readonly lasts = new Set<number>();
  readonly triples: number[] = [];
  /** The last words of shorter shingles. */
  readonly shortLasts = new Set<number>();
}

/**
 * Rejects most words of a text: most end no shingle, and most others belong to an unknown one. So
 * few words of a public build are ever looked up.
 */
export class ShingleFilter {
  readonly #whole: BloomFilter;
  readonly #lasts: BloomFilter;
  readonly #triples: BloomFilter;
  readonly #shortLasts: BloomFilter;

  constructor({ whole, lasts, triples, shortLasts }: ShingleHashes) {
    this.#whole = new BloomFilter(whole);
    this.#lasts = new BloomFilter([...lasts]);
    this.#triples = new BloomFilter(triples);
    this.#shortLasts = new BloomFilter([...shortLasts]);
  }

  mayHave(low: number): boolean {
    return this.#whole.mayHave(low);
  }

  /** @param words hashes of words. Tests whether the one at index `at` may end a shingle */
  mayEnd(words: Int32Array, at: number): boolean {
    const last = words[at] as number;
    if (!this.#lasts.mayHave(last)) return false;
    if (at < 2) return true;
    const two = mixLow(mixLow(0, last), words[at - 1] as number);
    return (
      this.#triples.mayHave(mixLow(two, words[at - 2] as number)) || this.#shortLasts.mayHave(last)
    );
  }
}
