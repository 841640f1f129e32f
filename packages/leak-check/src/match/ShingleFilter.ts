import { BloomFilter, mixLow } from './fingerprint';

/** Hashes of shingles: the low halves of their fingerprints, which are mixed from the last word backwards. */
export class ShingleHashes {
  /** Of whole shingles. */
  readonly whole: number[] = [];
  /** Of how they end: in their last word, and in the last three of those that have as many. */
  readonly lasts = new Set<number>();
  readonly triples: number[] = [];
  /** The last words of those that have less. */
  readonly shortLasts = new Set<number>();
}

/**
 * Tells of most words of a text that no shingle ends in them, and of most others that theirs is unknown: so
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

  /** @param words hashes of words, of which the one `at` may end a shingle */
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
