import { codePointOf, decodeAt, sizeOf } from './decodeAt';

/** FNV-1a's. */
const HASH_START = 0x811c9dc5 | 0;
const HASH_PRIME = 0x01000193;

const LESS = 0x3c;
const GREATER = 0x3e;
const APOSTROPHE = 0x27;

const SEPARATOR = 0;
/** Separates texts and not only words: markup, quotes, the end of a line. */
const BOUNDARY = 1;
const LETTER = 2;
/** A script without spaces between words: each character counts as one. */
const IDEOGRAPH = 3;
const ESCAPE = 4;

/** It says about as much as these. */
const LETTERS_OF_AN_IDEOGRAPH = 3;

const BOUNDARIES = new Set([...'"\'`<>{}[]()=|#*~\n'].map((char) => char.charCodeAt(0)));
const ESCAPES = new Set([...'\\&%'].map((char) => char.charCodeAt(0)));

const KIND_OF_BYTE = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x80 || ESCAPES.has(byte) ? ESCAPE : kindOf(byte),
);

export interface Word {
  hash: number;
  /** In letters. */
  length: number;
  /** Stands inside of a `<tag …>`. */
  inTag: boolean;
  /** A boundary stands before it: another text ends there, and this one begins. */
  begins: boolean;
}

/**
 * Reads a text as words: what stays the same when a text is built into a page. Markup and quotes
 * separate words, escapes of HTML, JavaScript, JSON and URLs are decoded, upper case is lower case.
 * Gated sources and public files are read by this one function, so that they can be compared.
 *
 * @param bytes UTF-8, or anything else, which makes meaningless words
 * @param onWord gets the same object every time: 100 MB hold more than ten million words
 */
export function scanWords(bytes: Uint8Array, onWord: (word: Word) => void): void {
  const word: Word = { hash: 0, length: 0, inTag: false, begins: true };
  const end = bytes.length;
  let hash = HASH_START;
  let length = 0;

  for (let at = 0; at < end;) {
    const byte = bytes[at++] as number;
    let codePoint = byte;
    let kind = KIND_OF_BYTE[byte] as number;
    if (kind === ESCAPE) {
      const decoded = decodeAt(bytes, at - 1);
      codePoint = codePointOf(decoded);
      at += sizeOf(decoded) - 1;
      kind = kindOf(codePoint);
    }
    if (kind === LETTER) {
      hash = Math.imul(hash ^ lowerCase(codePoint), HASH_PRIME);
      length++;
      continue;
    }
    const isInWord = length > 0 && KIND_OF_BYTE[bytes[at] ?? 0] === LETTER;
    if (length > 0) {
      tell(word, hash, length, onWord);
      hash = HASH_START;
      length = 0;
    }
    if (kind === IDEOGRAPH) {
      tell(word, Math.imul(hash ^ codePoint, HASH_PRIME), LETTERS_OF_AN_IDEOGRAPH, onWord);
    } else if (kind === BOUNDARY && !(codePoint === APOSTROPHE && isInWord)) {
      word.begins = true;
      if (codePoint === LESS) word.inTag = opensTag(bytes[at] ?? 0);
      else if (codePoint === GREATER) word.inTag = false;
    }
  }
  if (length > 0) tell(word, hash, length, onWord);
}

function tell(word: Word, hash: number, length: number, onWord: (word: Word) => void): void {
  word.hash = hash;
  word.length = length;
  onWord(word);
  word.begins = false;
}

function kindOf(codePoint: number): number {
  if (codePoint < 0x80) {
    if (codePoint >= 0x30 && codePoint <= 0x39) return LETTER;
    const letter = codePoint | 0x20;
    if (letter >= 0x61 && letter <= 0x7a) return LETTER;
    return BOUNDARIES.has(codePoint) ? BOUNDARY : SEPARATOR;
  }
  if (codePoint < 0xc0) return SEPARATOR;
  if (codePoint < 0x2000) return LETTER;
  // General punctuation and symbols; CJK punctuation; full-width punctuation; emoji and surrogates.
  if (codePoint < 0x2e80 || (codePoint >= 0x3000 && codePoint < 0x3040)) return SEPARATOR;
  if (codePoint >= 0xd800 && codePoint < 0xf900) return SEPARATOR;
  return codePoint >= 0xfe00 ? SEPARATOR : IDEOGRAPH;
}

function lowerCase(codePoint: number): number {
  return codePoint >= 0x41 && codePoint <= 0x5a ? codePoint | 0x20 : codePoint;
}

/** A letter, `/`, `!` or `?` after `<`. */
function opensTag(byte: number): boolean {
  return kindOf(byte) === LETTER || byte === 0x2f || byte === 0x21 || byte === 0x3f;
}
