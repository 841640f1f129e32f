import {
  BloomFilter,
  fingerprintOf,
  lowOf,
  mixHigh,
  mixLow,
  type Fingerprint,
} from './fingerprint';
import { countLetters } from './significance';
import { BEGINS, isAddress, tokenize, Tokens } from './tokenize';

const MIN_LETTERS = 10;

/** A single word, such as "Installation" or "addEventListener", is too common. */
const MIN_WORDS = 2;
const MAX_WORDS = 7;

/**
 * Finds short texts: a heading, a table cell, an attribute, a name in code. Their words may be
 * adjacent by accident, so a match must be a complete text between boundaries.
 */
export class PhraseIndex<Text> {
  readonly #texts = new Map<Fingerprint, Text[]>();
  readonly #hashes = new Map<Fingerprint, readonly number[]>();
  readonly #tokens = new Tokens();
  #filter: BloomFilter | null = null;

  /** @returns whether the text is short, but long enough to be significant */
  add(content: string, text: Text): boolean {
    const tokens = tokenize(Buffer.from(content), this.#tokens);
    const { count, hashes, flags } = tokens;
    if (count < MIN_WORDS || count > MAX_WORDS || isAddress(flags, 0, count - 1)) return false;
    if (countLetters(tokens) < MIN_LETTERS) return false;
    const phrase = phraseOf(hashes, 0, count);
    const texts = this.#texts.get(phrase);
    if (!texts) {
      this.#texts.set(phrase, [text]);
      this.#hashes.set(phrase, [...hashes.subarray(0, count)]);
    } else if (!texts.includes(text)) texts.push(text);
    this.#filter = null;
    return true;
  }

  textsOf(phrase: Fingerprint): readonly Text[] {
    return this.#texts.get(phrase) ?? [];
  }

  /** The hashes of the phrase's words. */
  hashesOf(phrase: Fingerprint): readonly number[] {
    return this.#hashes.get(phrase) ?? [];
  }

  /** @param found receives the phrases found */
  search({ count, hashes, flags }: Tokens, found: Set<Fingerprint>): void {
    const filter = (this.#filter ??= new BloomFilter([...this.#texts.keys()].map(lowOf)));
    for (let start = 0; start < count;) {
      let end = start + 1;
      while (end < count && ((flags[end] as number) & BEGINS) === 0) end++;
      if (end - start <= MAX_WORDS) {
        let low = 0;
        for (let at = start; at < end; at++) low = mixLow(low, hashes[at] as number);
        if (filter.mayHave(low)) {
          const phrase = phraseOf(hashes, start, end);
          if (this.#texts.has(phrase) && !isAddress(flags, start, end - 1)) found.add(phrase);
        }
      }
      start = end;
    }
  }
}

function phraseOf(hashes: Int32Array, start: number, end: number): Fingerprint {
  let low = 0;
  let high = 0;
  for (let at = start; at < end; at++) {
    low = mixLow(low, hashes[at] as number);
    high = mixHigh(high, hashes[at] as number);
  }
  return fingerprintOf(low, high);
}
