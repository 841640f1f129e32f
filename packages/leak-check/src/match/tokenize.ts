import { codePointOf, decodeAt, sizeOf } from './decodeAt';

/** FNV-1a offset basis and prime. */
const HASH_START = 0x811c9dc5 | 0;
const HASH_PRIME = 0x01000193;

const LESS = 0x3c;
const GREATER = 0x3e;
const APOSTROPHE = 0x27;
const LINE_END = 0x0a;
const PARENTHESIS = 0x28;
const PARENTHESIS_END = 0x29;
const BRACKET = 0x5b;
const BRACKET_END = 0x5d;

/** The kind of a character: a lowercase letter's code point, or one of these. */
type Kind = number;
const SEPARATOR = 0;
/** Separates texts, not only words: markup, quotes, line ends. */
const BOUNDARY = 1;
/** A writing system without spaces between words: each character counts as a word. */
const IDEOGRAPH = 2;
/** A byte that depends on the following ones. */
const ESCAPE = 3;
/** Separates words, but keeps them together, as in a URL, a path, a slug. */
const GLUE = 4;
/** The lowest code point of a letter or digit. */
const FIRST_LETTER = 0x30;

/** One ideograph counts as this many letters. */
const LETTERS_PER_IDEOGRAPH = 3;

const BOUNDARIES = new Set([...'"\'`<>{}[]()=|#*~\n'].map((char) => char.charCodeAt(0)));
const ESCAPES = new Set([...'\\&%'].map((char) => char.charCodeAt(0)));
const GLUES = new Set([...'-_./:@+?$'].map((char) => char.charCodeAt(0)));

const KIND_OF_BYTE = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte < 0x80) return ESCAPES.has(byte) ? ESCAPE : kindOf(byte);
  // Others can't begin a UTF-8 character (RFC 3629, section 4): images and fonts are full of them.
  return byte >= 0xc2 && byte <= 0xf4 ? ESCAPE : SEPARATOR;
});

const MAX_LETTERS = 255;

/** A boundary precedes the word: it begins a new text. */
const BEGINS = 1;
/** The word is inside a `<tag …>`. */
const IN_TAG = 2;
/** The word is in the target of a Markdown link: `[label](here)`, `[label][here]`. */
const IN_TARGET = 4;
/** Only glue is between the word and the previous one. */
const GLUED = 8;
/** Hidden from readers once the text is part of a page. */
const HIDDEN = IN_TAG | IN_TARGET;
// Exported separately: a loop over an exported constant would look it up on `exports` each time.
export { BEGINS, HIDDEN };

/** The words of a text in order, in typed arrays: a file may have a million of them. */
export class Tokens {
  count = 0;
  hashes = new Int32Array(0);
  /** In letters, capped at `MAX_LETTERS`. */
  lengths = new Uint8Array(0);
  /** `BEGINS`, `IN_TAG`, `IN_TARGET` and `GLUED`. */
  flags = new Uint8Array(0);

  /** Resets, with room for `most` words. */
  clear(most: number): void {
    this.count = 0;
    if (this.hashes.length >= most) return;
    this.hashes = new Int32Array(most);
    this.lengths = new Uint8Array(most);
    this.flags = new Uint8Array(most);
  }

  push(hash: number, length: number, flags: number): void {
    this.hashes[this.count] = hash;
    this.lengths[this.count] = length < MAX_LETTERS ? length : MAX_LETTERS;
    this.flags[this.count++] = flags;
  }
}

/**
 * Splits a text into words in a form that stays the same when the text is built into a page. Markup
 * and quotes separate words, escapes of HTML, JavaScript, JSON and URLs are decoded, upper case is
 * folded. Gated sources and public files both go through this function, so that they can be
 * compared.
 * @param bytes UTF-8; anything else yields meaningless words
 * @param tokens receives the words, and is cleared first
 */
export function tokenize(bytes: Uint8Array, tokens: Tokens): Tokens {
  // The shortest word is a letter and a separator.
  tokens.clear((bytes.length >>> 1) + 1);
  const end = bytes.length;
  let flags = BEGINS;
  let hash = HASH_START;
  let length = 0;

  for (let at = 0; at < end;) {
    const byte = bytes[at++] as number;
    let codePoint = byte;
    let kind = KIND_OF_BYTE[byte] as Kind;
    if (kind === ESCAPE) {
      const decoded = decodeAt(bytes, at - 1);
      codePoint = codePointOf(decoded);
      at += sizeOf(decoded) - 1;
      kind = kindOf(codePoint);
    }
    if (kind >= FIRST_LETTER) {
      hash = Math.imul(hash ^ kind, HASH_PRIME);
      length++;
      continue;
    }
    if (length > 0) {
      tokens.push(hash, length, flags);
      flags = (flags & ~BEGINS) | GLUED;
      hash = HASH_START;
      length = 0;
      // Between letters, an apostrophe separates words, not texts.
      if (codePoint === APOSTROPHE && at < end && isLetter(bytes[at] as number)) continue;
    }
    if (kind === GLUE) continue;
    flags &= ~GLUED;
    if (kind === SEPARATOR) continue;
    if (kind === IDEOGRAPH) {
      tokens.push(Math.imul(HASH_START ^ codePoint, HASH_PRIME), LETTERS_PER_IDEOGRAPH, flags);
      flags &= ~BEGINS;
      continue;
    }
    flags = BEGINS | placeAfter(codePoint, at < end ? (bytes[at] as number) : 0, flags);
  }
  if (length > 0) tokens.push(hash, length, flags);
  return tokens;
}

/** Several words without a space between them: a URL, a path, a slug. */
export function isAddress(flags: Uint8Array, first: number, last: number): boolean {
  if (first === last) return false;
  for (let at = first + 1; at <= last; at++) {
    if (((flags[at] as number) & GLUED) === 0) return false;
  }
  return true;
}

/** Where the text after a boundary is: in a tag, in a link target, or visible. */
function placeAfter(boundary: number, next: number, flags: number): number {
  if (boundary === LESS) return opensTag(next) ? IN_TAG : 0;
  if (boundary === GREATER) return 0;
  if (boundary === BRACKET_END) {
    const opensTarget = next === PARENTHESIS || next === BRACKET;
    return (flags & IN_TAG) | (opensTarget ? IN_TARGET : 0);
  }
  if (boundary === PARENTHESIS_END || boundary === LINE_END) return flags & IN_TAG;
  return flags & HIDDEN;
}

function kindOf(codePoint: number): Kind {
  if (codePoint < 0x80) {
    if (codePoint >= 0x30 && codePoint <= 0x39) return codePoint;
    const letter = codePoint | 0x20;
    if (letter >= 0x61 && letter <= 0x7a) return letter;
    if (BOUNDARIES.has(codePoint)) return BOUNDARY;
    return GLUES.has(codePoint) ? GLUE : SEPARATOR;
  }
  if (codePoint < 0xc0) return SEPARATOR;
  if (codePoint < 0x2000) return codePoint;
  // General punctuation and symbols; CJK punctuation; full-width punctuation; emoji and surrogates.
  if (codePoint < 0x2e80 || (codePoint >= 0x3000 && codePoint < 0x3040)) return SEPARATOR;
  if (codePoint >= 0xd800 && codePoint < 0xf900) return SEPARATOR;
  return codePoint >= 0xfe00 ? SEPARATOR : IDEOGRAPH;
}

function isLetter(byte: number): boolean {
  return (KIND_OF_BYTE[byte] as Kind) >= FIRST_LETTER;
}

/** Whether the byte after `<` is a letter, `/`, `!` or `?`. */
function opensTag(byte: number): boolean {
  return isLetter(byte) || byte === 0x2f || byte === 0x21 || byte === 0x3f;
}
