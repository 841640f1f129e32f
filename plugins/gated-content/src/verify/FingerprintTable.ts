import { BitFilter } from './BitFilter';
import { scanWords, type Word } from './scanWords';
import { WINDOW, WordWindow, type Fingerprint } from './WordWindow';

/** What is shorter stands in too many texts to tell anything. */
const FEWEST_WORDS = 3;
const FEWEST_LETTERS = 18;

/** A word that nobody writes twice by accident, such as a key: it tells by itself. */
const isDistinctive = ({ length, digits }: Word): boolean =>
  length >= 10 && digits >= 2 && digits < length;

/**
 * Finds texts in bytes, wherever they stand and however they are escaped. A text counts as found
 * when eight of its words stand beside each other in its order, all of them if it has less, or a
 * single one that is distinctive by itself.
 */
export class FingerprintTable<Text> {
  readonly #texts = new Map<Fingerprint, Text[]>();
  /** The rows themselves, and all that they end in: where no row goes on, nobody need look further. */
  readonly #endings = new Set<number>();
  #filter: BitFilter | null = null;

  /** @returns whether the text is long or distinctive enough to be found */
  add(content: string, text: Text): boolean {
    const words: Word[] = [];
    scanWords(Buffer.from(content), (word) => words.push({ ...word }));
    const letters = words.reduce((sum, { length }) => sum + length, 0);
    const isLong = words.length >= FEWEST_WORDS && letters >= FEWEST_LETTERS;
    const row = Math.min(WINDOW, words.length);

    const window = new WordWindow();
    let isFindable = false;
    for (const word of words) {
      window.push(word.hash);
      if (isDistinctive(word)) this.#insert(window, 1, text);
      if (isLong && window.count >= row) this.#insert(window, row, text);
      isFindable ||= isLong || isDistinctive(word);
    }
    return isFindable;
  }

  textsOf(fingerprint: Fingerprint): readonly Text[] {
    return this.#texts.get(fingerprint) ?? [];
  }

  /**
   * Words in tags are read with the others and left out as well: highlighted code has a tag around
   * every word, attributes stand in tags themselves.
   *
   * @param onFound is called for every place, and may be called twice for one
   */
  find(bytes: Uint8Array, onFound: (fingerprint: Fingerprint) => void): void {
    if (this.#texts.size === 0) return;
    const filter = (this.#filter ??= new BitFilter(this.#endings, this.#endings.size));
    const all = new WordWindow();
    const outside = new WordWindow();
    let sinceTag = WINDOW;
    scanWords(bytes, ({ hash, inTag }) => {
      all.push(hash);
      this.#lookUp(all, filter, onFound);
      if (inTag) {
        sinceTag = 0;
        return;
      }
      outside.push(hash);
      // Further away from a tag, both windows hold the same words.
      if (++sinceTag < WINDOW) this.#lookUp(outside, filter, onFound);
    });
  }

  #lookUp(window: WordWindow, filter: BitFilter, onFound: (found: Fingerprint) => void): void {
    const most = Math.min(WINDOW, window.count);
    window.restart();
    for (let length = 1; length <= most; length++) {
      window.extend(length);
      if (!filter.mayHave(window.low)) return;
      const fingerprint = window.fingerprint();
      if (this.#texts.has(fingerprint)) onFound(fingerprint);
    }
  }

  /** The row of the last `length` words. */
  #insert(window: WordWindow, length: number, text: Text): void {
    window.restart();
    for (let taken = 1; taken <= length; taken++) {
      window.extend(taken);
      this.#endings.add(window.low);
    }
    const fingerprint = window.fingerprint();
    const texts = this.#texts.get(fingerprint);
    if (!texts) this.#texts.set(fingerprint, [text]);
    else if (!texts.includes(text)) texts.push(text);
    this.#filter = null;
  }
}
