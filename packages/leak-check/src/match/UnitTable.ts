import { BitFilter } from './BitFilter';
import { isAddress } from './FingerprintTable';
import { fingerprintOf, lowOf, mixHigh, mixLow, type Fingerprint } from './fingerprint';
import { BEGINS, readWords, Words } from './words';

const FEWEST_LETTERS = 10;

/** "Installation", "addEventListener": a single word stands everywhere. */
const FEWEST_WORDS = 2;
const MOST_WORDS = 7;

/**
 * Finds short texts: a heading, a table's cell, an attribute, a name in code. Their words stand beside
 * each other by accident, so they count only between boundaries, as the whole of a text.
 */
export class UnitTable<Text> {
  readonly #texts = new Map<Fingerprint, Text[]>();
  readonly #hashes = new Map<Fingerprint, readonly number[]>();
  readonly #words = new Words();
  #filter: BitFilter | null = null;

  /** @returns whether the text is a short one, and long enough to tell something */
  add(content: string, text: Text): boolean {
    const { count, hashes, lengths, flags } = readWords(Buffer.from(content), this.#words);
    if (count < FEWEST_WORDS || count > MOST_WORDS || isAddress(flags, 0, count - 1)) return false;
    let letters = 0;
    for (let at = 0; at < count; at++) letters += lengths[at] as number;
    if (letters < FEWEST_LETTERS) return false;
    const unit = unitOf(hashes, 0, count);
    const texts = this.#texts.get(unit);
    if (!texts) {
      this.#texts.set(unit, [text]);
      this.#hashes.set(unit, [...hashes.subarray(0, count)]);
    } else if (!texts.includes(text)) texts.push(text);
    this.#filter = null;
    return true;
  }

  textsOf(unit: Fingerprint): readonly Text[] {
    return this.#texts.get(unit) ?? [];
  }

  /** Of its words. */
  hashesOf(unit: Fingerprint): readonly number[] {
    return this.#hashes.get(unit) ?? [];
  }

  /** @param found gets the texts that stand there */
  search({ count, hashes, flags }: Words, found: Set<Fingerprint>): void {
    const filter = (this.#filter ??= new BitFilter([...this.#texts.keys()].map(lowOf)));
    for (let start = 0; start < count;) {
      let end = start + 1;
      while (end < count && ((flags[end] as number) & BEGINS) === 0) end++;
      if (end - start <= MOST_WORDS) {
        let low = 0;
        for (let at = start; at < end; at++) low = mixLow(low, hashes[at] as number);
        if (filter.mayHave(low)) {
          const unit = unitOf(hashes, start, end);
          if (this.#texts.has(unit) && !isAddress(flags, start, end - 1)) found.add(unit);
        }
      }
      start = end;
    }
  }
}

function unitOf(hashes: Int32Array, start: number, end: number): Fingerprint {
  let low = 0;
  let high = 0;
  for (let at = start; at < end; at++) {
    low = mixLow(low, hashes[at] as number);
    high = mixHigh(high, hashes[at] as number);
  }
  return fingerprintOf(low, high);
}
