import { BitFilter } from './BitFilter';
import { scanWords, type Word } from './scanWords';
import { fingerprintOf, lowOf, mixHigh, mixLow, type Fingerprint } from './WordWindow';

const FEWEST_LETTERS = 10;
const MOST_WORDS = 7;

/**
 * Finds short texts: a heading, a table's cell, an attribute, a name in code. Their words stand beside
 * each other by accident, so they count only between boundaries, as the whole of a text.
 */
export class UnitTable<Text> {
  readonly #texts = new Map<Fingerprint, Text[]>();
  #filter: BitFilter | null = null;

  /** @returns whether the text is a short one, and long enough to tell something */
  add(content: string, text: Text): boolean {
    let words = 0;
    let letters = 0;
    let low = 0;
    let high = 0;
    scanWords(Buffer.from(content), ({ hash, length }) => {
      words++;
      letters += length;
      low = mixLow(low, hash);
      high = mixHigh(high, hash);
    });
    if (words === 0 || words > MOST_WORDS || letters < FEWEST_LETTERS) return false;
    const unit = fingerprintOf(low, high);
    const texts = this.#texts.get(unit);
    if (!texts) this.#texts.set(unit, [text]);
    else if (!texts.includes(text)) texts.push(text);
    this.#filter = null;
    return true;
  }

  textsOf(unit: Fingerprint): readonly Text[] {
    return this.#texts.get(unit) ?? [];
  }

  /** @returns what is to be called with every word of a text, and with null at its end */
  search(onFound: (unit: Fingerprint) => void): (word: Word | null) => void {
    const texts = this.#texts;
    const filter = (this.#filter ??= new BitFilter([...texts.keys()].map(lowOf)));
    let low = 0;
    let high = 0;
    return (word) => {
      if (word === null || word.begins) {
        if (filter.mayHave(low)) {
          const unit = fingerprintOf(low, high);
          if (texts.has(unit)) onFound(unit);
        }
        low = 0;
        high = 0;
      }
      if (word === null) return;
      low = mixLow(low, word.hash);
      high = mixHigh(high, word.hash);
    };
  }
}
