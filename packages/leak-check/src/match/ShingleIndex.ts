import { fingerprintOf, mixHigh, mixLow, type Fingerprint } from './fingerprint';
import { ShingleFilter, ShingleHashes } from './ShingleFilter';
import { distinctiveWords, isLong, MIN_WORDS_PER_LINE } from './significance';
import { isAddress, HIDDEN, tokenize, Tokens } from './tokenize';

/** The size of a shingle, in words. */
const WINDOW = 8;

/**
 * Finds texts in bytes, anywhere and with any escaping, by the fingerprints of their shingles: the
 * word n-grams of Broder's "On the resemblance and containment of documents" (1997), all of which
 * are kept. A text counts as found when eight consecutive words of it are found, all words of a
 * shorter text, or a single word that is distinctive by itself. Words joined without a space are an
 * address, not a text, in sources and in the build.
 */
export class ShingleIndex<Text> {
  readonly #texts = new Map<Fingerprint, readonly Text[]>();
  readonly #short = new Set<Fingerprint>();
  readonly #hashes = new ShingleHashes();
  readonly #tokens = new Tokens();
  #filter: ShingleFilter | null = null;
  #outside = new Int32Array(0);
  #outsideFlags = new Uint8Array(0);

  /** @returns whether the text is long or distinctive enough to be found */
  add(content: string, text: Text): boolean {
    const tokens = tokenize(Buffer.from(content), this.#tokens);
    const isAny = isLong(tokens, content) && this.#addShingles(tokens, WINDOW, text);
    return this.addDistinctive(content, text) || isAny;
  }

  /**
   * Adds the lines of one paragraph: a shingle continues into the next line, and counts for the
   * line in which it ends.
   *
   * @returns the findable lines
   */
  addLines(lines: readonly { content: string; text: Text }[]): Set<Text> {
    const found = new Set<Text>();
    let run: Run = { hashes: new Int32Array(0), flags: new Uint8Array(0) };
    let total = 0;
    for (const { content, text } of lines) {
      const tokens = tokenize(Buffer.from(content), this.#tokens);
      total += tokens.count;
      const start = Math.min(run.hashes.length, WINDOW - 1);
      run = append(run, start, tokens);
      let isAny =
        isLong(tokens, content, MIN_WORDS_PER_LINE) && this.#addShingles(tokens, WINDOW, text);
      const joined = Math.min(run.hashes.length, start + WINDOW - 1);
      for (let at = WINDOW - 1; at < joined; at++) {
        isAny = this.#addShingle(run, at, WINDOW, [text]) || isAny;
      }
      if (this.addDistinctive(content, text) || isAny) found.add(text);
    }
    const [first] = lines;
    if (!first || total >= WINDOW) return found;
    const whole = lines.map(({ content }) => content).join(' ');
    return this.add(whole, first.text) ? found.add(first.text) : found;
  }

  /** Adds only distinctive words, such as keys. @returns whether there are any */
  addDistinctive(content: string, text: Text): boolean {
    const distinctive = distinctiveWords(content);
    for (const word of distinctive)
      this.#addShingles(tokenize(Buffer.from(word), this.#tokens), 1, text);
    return distinctive.length > 0;
  }

  /** Adds the words as one shingle, even if they are not significant. */
  addHashes(words: readonly number[], text: Text): void {
    const run = { hashes: Int32Array.from(words), flags: new Uint8Array(words.length) };
    if (words.length > 0) this.#addShingle(run, words.length - 1, words.length, [text]);
  }

  textsOf(fingerprint: Fingerprint): readonly Text[] {
    return this.#texts.get(fingerprint) ?? [];
  }

  /** Whether the shingle has fewer words than `WINDOW`. */
  isShort(fingerprint: Fingerprint): boolean {
    return this.#short.has(fingerprint);
  }

  /** @param found receives the shingles in the bytes */
  find(bytes: Uint8Array, found: Set<Fingerprint>): void {
    if (this.#texts.size > 0) this.search(tokenize(bytes, this.#tokens), found);
  }

  /**
   * Like `find`. Reads the words both with and without those in tags: highlighted code has tags
   * around every word, and attributes are inside tags.
   */
  search({ count, hashes, flags }: Tokens, found: Set<Fingerprint>): void {
    const filter = (this.#filter ??= new ShingleFilter(this.#hashes));
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
      if (((flags[at] as number) & HIDDEN) !== 0) {
        sinceTag = 0;
        continue;
      }
      outside[outsideCount] = hashes[at] as number;
      outsideFlags[outsideCount] = flags[at] as number;
      // Farther from a tag, both shingles consist of the same words.
      if (++sinceTag < WINDOW && filter.mayEnd(outside, outsideCount))
        this.#lookUp(filter, { hashes: outside, flags: outsideFlags }, outsideCount, found);
      outsideCount++;
    }
  }

  /** Looks up the shingles that end in the word `at`. */
  #lookUp(filter: ShingleFilter, run: Run, at: number, found: Set<Fingerprint>): void {
    let low = 0;
    let high = 0;
    for (let first = at; first >= 0 && first > at - WINDOW; first--) {
      low = mixLow(low, run.hashes[first] as number);
      high = mixHigh(high, run.hashes[first] as number);
      if (!filter.mayHave(low)) continue;
      const fingerprint = fingerprintOf(low, high);
      if (!this.#texts.has(fingerprint) || isAddress(run.flags, first, at)) continue;
      // An attribute and the text after its tag don't form a sentence, unless they match a full
      // shingle.
      const isShort = at - first + 1 < WINDOW;
      if (!isShort || isOfOnePlace(run.flags, first, at)) found.add(fingerprint);
    }
  }

  /** Adds all shingles of `most` words, or of all words if fewer. @returns whether any was added */
  #addShingles(tokens: Tokens, most: number, text: Text): boolean {
    const length = Math.min(most, tokens.count);
    // One shared array: a site has a million shingles, and few are in several texts.
    const alone = [text] as const;
    let isAny = false;
    for (let at = length - 1; at < tokens.count; at++) {
      isAny = this.#addShingle(tokens, at, length, alone) || isAny;
    }
    return isAny;
  }

  /** Adds the shingle of `length` words that ends in the word `at`. */
  #addShingle({ hashes, flags }: Run, at: number, length: number, alone: readonly [Text]): boolean {
    if (isAddress(flags, at + 1 - length, at)) return false;
    const { whole, lasts, shortLasts, triples } = this.#hashes;
    let low = 0;
    let high = 0;
    for (let taken = 1; taken <= length; taken++) {
      const word = hashes[at + 1 - taken] as number;
      low = mixLow(low, word);
      high = mixHigh(high, word);
      if (taken === 3) triples.push(low);
    }
    whole.push(low);
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

/** Consecutive words. */
type Run = Pick<Tokens, 'hashes' | 'flags'>;

/** Whether all words are visible, or all in the same hidden place. */
function isOfOnePlace(flags: Uint8Array, first: number, last: number): boolean {
  const place = (flags[first] as number) & HIDDEN;
  for (let at = first + 1; at <= last; at++) {
    if (((flags[at] as number) & HIDDEN) !== place) return false;
  }
  return true;
}

/** Appends the next line's words to the last `kept` words before it. */
function append(before: Run, kept: number, { count, hashes, flags }: Tokens): Run {
  const run = { hashes: new Int32Array(kept + count), flags: new Uint8Array(kept + count) };
  run.hashes.set(before.hashes.subarray(before.hashes.length - kept));
  run.flags.set(before.flags.subarray(before.flags.length - kept));
  run.hashes.set(hashes.subarray(0, count), kept);
  run.flags.set(flags.subarray(0, count), kept);
  return run;
}
