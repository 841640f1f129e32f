import { BitFilter } from './BitFilter';
import { mixLow } from './fingerprint';

/** Hashes of rows: the low halves of their fingerprints, which are mixed from the last word backwards. */
export class RowHashes {
  /** Of whole rows. */
  readonly rows: number[] = [];
  /** Of how rows end: in their last word, and in the last three of those that have as many. */
  readonly lasts = new Set<number>();
  readonly triples: number[] = [];
  /** The last words of those that have less. */
  readonly shortLasts = new Set<number>();
}

/** Tells of most words of a text that no row ends in them, and of most others that theirs is unknown. */
export class RowFilter {
  readonly #rows: BitFilter;
  readonly #lasts: BitFilter;
  readonly #triples: BitFilter;
  readonly #shortLasts: BitFilter;

  constructor({ rows, lasts, triples, shortLasts }: RowHashes) {
    this.#rows = new BitFilter(rows);
    this.#lasts = new BitFilter([...lasts]);
    this.#triples = new BitFilter(triples);
    this.#shortLasts = new BitFilter([...shortLasts]);
  }

  mayHave(low: number): boolean {
    return this.#rows.mayHave(low);
  }

  /** @param words hashes of words, of which the one `at` may end a row */
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
