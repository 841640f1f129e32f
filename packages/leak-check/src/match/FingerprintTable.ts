import { distinctiveWords } from './distinctiveWords';
import { fingerprintOf, mixHigh, mixLow, type Fingerprint } from './fingerprint';
import { RowFilter, RowHashes } from './RowFilter';
import { GLUED, OUT_OF_SIGHT, readWords, Words } from './words';

/** How many words at most count together. */
const WINDOW = 8;

/** What is shorter stands in too many texts to tell anything. */
const FEWEST_WORDS = 4;
const FEWEST_LETTERS = 18;

/** Of a wrapped paragraph, a line with less is a part of a sentence that may stand anywhere. */
const FEWEST_WORDS_OF_A_LINE = 6;

/** Numbers alone tell nothing: versions, dates, drawings. */
const REAL_LETTERS = /(?:\p{L}\P{L}*){6}/u;

/**
 * Finds texts in bytes, wherever they stand and however they are escaped. A text counts as found
 * when eight of its words stand beside each other in its order, all of them if it has less, or a
 * single one that is distinctive by itself. What holds together without a space is an address and
 * not a text, in either place.
 */
export class FingerprintTable<Text> {
  readonly #texts = new Map<Fingerprint, readonly Text[]>();
  readonly #short = new Set<Fingerprint>();
  readonly #hashes = new RowHashes();
  readonly #words = new Words();
  #filter: RowFilter | null = null;
  #outside = new Int32Array(0);
  #outsideFlags = new Uint8Array(0);

  /** @returns whether the text is long or distinctive enough to be found */
  add(content: string, text: Text): boolean {
    const words = readWords(Buffer.from(content), this.#words);
    const hasRows = isLong(words, content, FEWEST_WORDS) && this.#addRows(words, WINDOW, text);
    return this.addDistinctive(content, text) || hasRows;
  }

  /**
   * Lines of one paragraph: its rows go on where the next line begins, and count for the line in which
   * they end.
   *
   * @returns those that can be found
   */
  addLines(lines: readonly { content: string; text: Text }[]): Set<Text> {
    const found = new Set<Text>();
    let row: Row = { hashes: new Int32Array(0), flags: new Uint8Array(0) };
    let total = 0;
    for (const { content, text } of lines) {
      const words = readWords(Buffer.from(content), this.#words);
      total += words.count;
      const start = Math.min(row.hashes.length, WINDOW - 1);
      row = append(row, start, words);
      let isAny =
        isLong(words, content, FEWEST_WORDS_OF_A_LINE) && this.#addRows(words, WINDOW, text);
      const joined = Math.min(row.hashes.length, start + WINDOW - 1);
      for (let at = WINDOW - 1; at < joined; at++) {
        isAny = this.#addRow(row, at, WINDOW, [text]) || isAny;
      }
      if (this.addDistinctive(content, text) || isAny) found.add(text);
    }
    const [first] = lines;
    if (!first || total >= WINDOW) return found;
    const whole = lines.map(({ content }) => content).join(' ');
    return this.add(whole, first.text) ? found.add(first.text) : found;
  }

  /** Only what tells by itself, such as a key. @returns whether there is any */
  addDistinctive(content: string, text: Text): boolean {
    const distinctive = distinctiveWords(content);
    for (const word of distinctive)
      this.#addRows(readWords(Buffer.from(word), this.#words), 1, text);
    return distinctive.length > 0;
  }

  /** However little it tells: found as a whole. */
  addHashes(words: readonly number[], text: Text): void {
    const row = { hashes: Int32Array.from(words), flags: new Uint8Array(words.length) };
    if (words.length > 0) this.#addRow(row, words.length - 1, words.length, [text]);
  }

  textsOf(fingerprint: Fingerprint): readonly Text[] {
    return this.#texts.get(fingerprint) ?? [];
  }

  /** Whether it has fewer words than count of a longer text. */
  isShort(fingerprint: Fingerprint): boolean {
    return this.#short.has(fingerprint);
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
    if (this.#outside.length < count) {
      this.#outside = new Int32Array(count);
      this.#outsideFlags = new Uint8Array(count);
    }
    const outside = this.#outside;
    const outsideFlags = this.#outsideFlags;
    let outsideCount = 0;
    let sinceTag = WINDOW;

    for (let at = 0; at < count; at++) {
      if (filter.mayEnd(hashes, at)) this.#lookUp(filter, { hashes, flags }, at, found);
      if (((flags[at] as number) & OUT_OF_SIGHT) !== 0) {
        sinceTag = 0;
        continue;
      }
      outside[outsideCount] = hashes[at] as number;
      outsideFlags[outsideCount] = flags[at] as number;
      // Further away from a tag, both rows hold the same words.
      if (++sinceTag < WINDOW && filter.mayEnd(outside, outsideCount))
        this.#lookUp(filter, { hashes: outside, flags: outsideFlags }, outsideCount, found);
      outsideCount++;
    }
  }

  /** The rows that end in the word `at`. */
  #lookUp(filter: RowFilter, words: Row, at: number, found: Set<Fingerprint>): void {
    let low = 0;
    let high = 0;
    for (let first = at; first >= 0 && first > at - WINDOW; first--) {
      low = mixLow(low, words.hashes[first] as number);
      high = mixHigh(high, words.hashes[first] as number);
      if (!filter.mayHave(low)) continue;
      const fingerprint = fingerprintOf(low, high);
      if (!this.#texts.has(fingerprint) || isAddress(words.flags, first, at)) continue;
      // An attribute and the text after its tag are no sentence, unless they go on like one.
      const isShort = at - first + 1 < WINDOW;
      if (!isShort || isOfOnePlace(words.flags, first, at)) found.add(fingerprint);
    }
  }

  /** Every row of so many words, or of all if there are less. @returns whether any is no address */
  #addRows(words: Words, most: number, text: Text): boolean {
    const length = Math.min(most, words.count);
    // One list for all of them: a site has a million rows, and hardly two texts share one.
    const alone = [text] as const;
    let isAny = false;
    for (let at = length - 1; at < words.count; at++) {
      isAny = this.#addRow(words, at, length, alone) || isAny;
    }
    return isAny;
  }

  /** The row of `length` words that ends in the one `at`. */
  #addRow({ hashes, flags }: Row, at: number, length: number, alone: readonly [Text]): boolean {
    if (isAddress(flags, at + 1 - length, at)) return false;
    const { rows, lasts, shortLasts, triples } = this.#hashes;
    let low = 0;
    let high = 0;
    for (let taken = 1; taken <= length; taken++) {
      const word = hashes[at + 1 - taken] as number;
      low = mixLow(low, word);
      high = mixHigh(high, word);
      if (taken === 3) triples.push(low);
    }
    rows.push(low);
    lasts.add(hashes[at] as number);
    if (length < 3) shortLasts.add(hashes[at] as number);
    const fingerprint = fingerprintOf(low, high);
    if (length < WINDOW) this.#short.add(fingerprint);
    const texts = this.#texts.get(fingerprint);
    if (!texts) this.#texts.set(fingerprint, alone);
    else if (!texts.includes(alone[0])) this.#texts.set(fingerprint, [...texts, alone[0]]);
    this.#filter = null;
    return true;
  }
}

type Row = Pick<Words, 'hashes' | 'flags'>;

/** Several words and not a space between them: a URL, a path, a slug. */
export function isAddress(flags: Uint8Array, first: number, last: number): boolean {
  if (first === last) return false;
  for (let at = first + 1; at <= last; at++) {
    if (((flags[at] as number) & GLUED) === 0) return false;
  }
  return true;
}

/** All of them in sight, or none. */
function isOfOnePlace(flags: Uint8Array, first: number, last: number): boolean {
  const place = (flags[first] as number) & OUT_OF_SIGHT;
  for (let at = first + 1; at <= last; at++) {
    if (((flags[at] as number) & OUT_OF_SIGHT) !== place) return false;
  }
  return true;
}

function isLong({ count, lengths }: Words, content: string, fewestWords: number): boolean {
  if (count < fewestWords) return false;
  let letters = 0;
  for (let at = 0; at < count; at++) letters += lengths[at] as number;
  return letters >= FEWEST_LETTERS && REAL_LETTERS.test(content);
}

/** The last words of what came before, so many, and those of the next line. */
function append(before: Row, kept: number, { count, hashes, flags }: Words): Row {
  const row = { hashes: new Int32Array(kept + count), flags: new Uint8Array(kept + count) };
  row.hashes.set(before.hashes.subarray(before.hashes.length - kept));
  row.flags.set(before.flags.subarray(before.flags.length - kept));
  row.hashes.set(hashes.subarray(0, count), kept);
  row.flags.set(flags.subarray(0, count), kept);
  return row;
}
