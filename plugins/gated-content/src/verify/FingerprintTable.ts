import { BitFilter } from './BitFilter';
import { distinctiveWords } from './distinctiveWords';
import { scanWords, type Word } from './scanWords';
import { WINDOW, WordWindow, type Fingerprint } from './WordWindow';

/** What is shorter stands in too many texts to tell anything. */
const FEWEST_WORDS = 3;
const FEWEST_LETTERS = 18;

type Ending = 'rows' | 'ones' | 'twos' | 'triples';

/**
 * Finds texts in bytes, wherever they stand and however they are escaped. A text counts as found
 * when eight of its words stand beside each other in its order, all of them if it has less, or a
 * single one that is distinctive by itself.
 */
export class FingerprintTable<Text> {
  readonly #texts = new Map<Fingerprint, Text[]>();
  /** All rows; those of one or two words, and the last three of longer ones: elsewhere, none ends. */
  readonly #hashes: Record<Ending, number[]> = { rows: [], ones: [], twos: [], triples: [] };
  #filters: Record<Ending, BitFilter> | null = null;

  /** @returns whether the text is long or distinctive enough to be found */
  add(content: string, text: Text): boolean {
    const words = wordsOf(content);
    const letters = words.reduce((sum, { length }) => sum + length, 0);
    const isLong = words.length >= FEWEST_WORDS && letters >= FEWEST_LETTERS;
    if (isLong) this.#addRows(words, Math.min(WINDOW, words.length), text);

    const distinctive = distinctiveWords(content);
    for (const word of distinctive) this.#addRows(wordsOf(word), 1, text);
    return isLong || distinctive.length > 0;
  }

  /** However little it tells: found as a whole, or by any eight of its words. */
  addAnyway(content: string, text: Text): void {
    const words = wordsOf(content);
    this.#addRows(words, Math.min(WINDOW, words.length), text);
  }

  textsOf(fingerprint: Fingerprint): readonly Text[] {
    return this.#texts.get(fingerprint) ?? [];
  }

  /** @param onFound is called for every place, and may be called twice for one */
  find(bytes: Uint8Array, onFound: (fingerprint: Fingerprint) => void): void {
    if (this.#texts.size > 0) scanWords(bytes, this.search(onFound));
  }

  /**
   * Words in tags are read with the others and left out as well: highlighted code has a tag around
   * every word, attributes stand in tags themselves.
   *
   * @returns what is to be called with every word of a text, once
   */
  search(onFound: (fingerprint: Fingerprint) => void): (word: Word) => void {
    const { rows, ones, twos, triples } = (this.#filters ??= {
      rows: new BitFilter(this.#hashes.rows),
      ones: new BitFilter(this.#hashes.ones),
      twos: new BitFilter(this.#hashes.twos),
      triples: new BitFilter(this.#hashes.triples),
    });
    const texts = this.#texts;
    const all = new WordWindow();
    const outside = new WordWindow();
    let sinceTag = WINDOW;

    const lookUp = (window: WordWindow): void => {
      window.restart();
      for (let length = 1; length <= WINDOW; length++) {
        window.extend(length);
        if (!rows.mayHave(window.low)) continue;
        const fingerprint = window.fingerprint();
        if (texts.has(fingerprint)) onFound(fingerprint);
      }
    };
    const mayEnd = (window: WordWindow): boolean =>
      triples.mayHave(window.lowOfThree()) ||
      ones.mayHave(window.lowOfOne()) ||
      twos.mayHave(window.lowOfTwo());
    // Called for each of many millions of words: most of them go no further than the filters.
    return ({ hash, inTag }) => {
      all.push(hash);
      if (mayEnd(all)) lookUp(all);
      if (inTag) {
        sinceTag = 0;
        return;
      }
      outside.push(hash);
      // Further away from a tag, both windows hold the same words.
      if (++sinceTag < WINDOW && mayEnd(outside)) lookUp(outside);
    };
  }

  /** Every row of so many words. */
  #addRows(words: readonly KnownWord[], length: number, text: Text): void {
    const window = new WordWindow();
    for (const { hash } of words) {
      window.push(hash);
      if (window.count >= length) this.#addRow(window, length, text);
    }
  }

  /** The row of the last `length` words. */
  #addRow(window: WordWindow, length: number, text: Text): void {
    window.restart();
    for (let taken = 1; taken <= length; taken++) {
      window.extend(taken);
      if (taken === 3) this.#hashes.triples.push(window.low);
    }
    this.#hashes.rows.push(window.low);
    if (length === 1) this.#hashes.ones.push(window.low);
    if (length === 2) this.#hashes.twos.push(window.low);
    const fingerprint = window.fingerprint();
    const texts = this.#texts.get(fingerprint);
    if (!texts) this.#texts.set(fingerprint, [text]);
    else if (!texts.includes(text)) texts.push(text);
    this.#filters = null;
  }
}

type KnownWord = Pick<Word, 'hash' | 'length'>;

function wordsOf(content: string): KnownWord[] {
  const words: KnownWord[] = [];
  scanWords(Buffer.from(content), ({ hash, length }) => words.push({ hash, length }));
  return words;
}
