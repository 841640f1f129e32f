import { distinctiveWords } from './distinctiveWords';
import { fingerprintOf, mixHigh, mixLow, type Fingerprint } from './fingerprint';
import { RowFilter, RowHashes } from './RowFilter';
import { IN_TAG, readWords, Words } from './words';

/** How many words at most count together. */
const WINDOW = 8;

/** What is shorter stands in too many texts to tell anything. */
const FEWEST_WORDS = 3;
const FEWEST_LETTERS = 18;

/**
 * Finds texts in bytes, wherever they stand and however they are escaped. A text counts as found
 * when eight of its words stand beside each other in its order, all of them if it has less, or a
 * single one that is distinctive by itself.
 */
export class FingerprintTable<Text> {
  readonly #texts = new Map<Fingerprint, readonly Text[]>();
  readonly #hashes = new RowHashes();
  readonly #words = new Words();
  #filter: RowFilter | null = null;
  #outside = new Int32Array(0);

  /** @returns whether the text is long or distinctive enough to be found */
  add(content: string, text: Text): boolean {
    const words = readWords(Buffer.from(content), this.#words);
    const isLong = words.count >= FEWEST_WORDS && lettersOf(words) >= FEWEST_LETTERS;
    if (isLong) this.#addRows(words, WINDOW, text);

    const distinctive = distinctiveWords(content);
    for (const word of distinctive)
      this.#addRows(readWords(Buffer.from(word), this.#words), 1, text);
    return isLong || distinctive.length > 0;
  }

  /** However little it tells: found as a whole, or by any eight of its words. */
  addAnyway(content: string, text: Text): void {
    this.#addRows(readWords(Buffer.from(content), this.#words), WINDOW, text);
  }

  textsOf(fingerprint: Fingerprint): readonly Text[] {
    return this.#texts.get(fingerprint) ?? [];
  }

  /** @param found gets what stands in the bytes */
  find(bytes: Uint8Array, found: Set<Fingerprint>): void {
    if (this.#texts.size > 0) this.search(readWords(bytes, this.#words), found);
  }

  /**
   * Like `find`. Words in tags are read with the others and left out as well: highlighted code has a
   * tag around every word, attributes stand in tags themselves.
   */
  search({ count, hashes, flags }: Words, found: Set<Fingerprint>): void {
    const filter = (this.#filter ??= new RowFilter(this.#hashes));
    if (this.#outside.length < count) this.#outside = new Int32Array(count);
    const outside = this.#outside;
    let outsideCount = 0;
    let sinceTag = WINDOW;

    for (let at = 0; at < count; at++) {
      if (filter.mayEnd(hashes, at)) this.#lookUp(filter, hashes, at, found);
      if (((flags[at] as number) & IN_TAG) !== 0) {
        sinceTag = 0;
        continue;
      }
      outside[outsideCount] = hashes[at] as number;
      // Further away from a tag, both rows hold the same words.
      if (++sinceTag < WINDOW && filter.mayEnd(outside, outsideCount))
        this.#lookUp(filter, outside, outsideCount, found);
      outsideCount++;
    }
  }

  /** The rows that end in the word `at`. */
  #lookUp(filter: RowFilter, words: Int32Array, at: number, found: Set<Fingerprint>): void {
    let low = 0;
    let high = 0;
    for (let first = at; first >= 0 && first > at - WINDOW; first--) {
      low = mixLow(low, words[first] as number);
      high = mixHigh(high, words[first] as number);
      if (!filter.mayHave(low)) continue;
      const fingerprint = fingerprintOf(low, high);
      if (this.#texts.has(fingerprint)) found.add(fingerprint);
    }
  }

  /** Every row of so many words, or of all if there are less. */
  #addRows({ count, hashes }: Words, most: number, text: Text): void {
    const length = Math.min(most, count);
    // One list for all of them: a site has a million rows, and hardly two texts share one.
    const alone = [text] as const;
    for (let at = length - 1; at < count; at++) this.#addRow(hashes, at, length, alone);
  }

  /** The row of `length` words that ends in the one `at`. */
  #addRow(words: Int32Array, at: number, length: number, alone: readonly [Text]): void {
    const { rows, lasts, ones, twos, triples } = this.#hashes;
    let low = 0;
    let high = 0;
    for (let taken = 1; taken <= length; taken++) {
      const word = words[at + 1 - taken] as number;
      low = mixLow(low, word);
      high = mixHigh(high, word);
      if (taken === 3) triples.push(low);
    }
    rows.push(low);
    lasts.add(words[at] as number);
    if (length === 1) ones.push(low);
    if (length === 2) twos.push(low);
    const fingerprint = fingerprintOf(low, high);
    const texts = this.#texts.get(fingerprint);
    if (!texts) this.#texts.set(fingerprint, alone);
    else if (!texts.includes(alone[0])) this.#texts.set(fingerprint, [...texts, alone[0]]);
    this.#filter = null;
  }
}

function lettersOf({ count, lengths }: Words): number {
  let letters = 0;
  for (let at = 0; at < count; at++) letters += lengths[at] as number;
  return letters;
}
