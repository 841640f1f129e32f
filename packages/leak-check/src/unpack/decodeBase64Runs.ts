/** In characters: less can't encode the shortest text that counts as a leak. */
const MIN_LENGTH = 32;

/** Email and certificates wrap it at this line length or less. */
const MAX_LINE_LENGTH = 76;

/** File names and paths use the same characters, but base64 text has capitals all over. */
const MIN_CAPITALS = 3;

const UPPER = 2;

/** Nonzero for a base64 character, in the alphabets of RFC 4648, sections 4 and 5. */
const BASE64 = Uint8Array.from({ length: 256 }, (_, byte) => {
  const char = String.fromCharCode(byte);
  return /[A-Z]/.test(char) ? UPPER : Number(/[a-z0-9+/_-]/.test(char));
});

/**
 * How URLs, scripts and JSON escape `+` and `/`, and JSON a line end. The longest escape is
 * `\u002F`.
 */
const ESCAPED = /^(?:%2[bf]|\\u002[bf]|\\\/|\r?\n|(?:\\r)?\\n)/i;
const MAX_ESCAPE_LENGTH = 6;

/**
 * The start of compressed data in base64 after a slash: a diagram in the URL of a rendering
 * service.
 */
const COMPRESSED_AFTER_SLASH = /(?<=\/)(?:e[AFJN]|H4sI|KLUv)/g;

/** Decodes all base64 in a text, in data URLs or bare. */
export function* decodeBase64Runs(bytes: Buffer): Generator<Buffer> {
  for (let start = findRun(bytes, 0); start !== null;) {
    const { text, end } = readRun(bytes, start);
    if (hasCapitals(text)) {
      yield Buffer.from(text, 'base64');
      for (const { index } of text.matchAll(COMPRESSED_AFTER_SLASH)) {
        yield Buffer.from(text.slice(index), 'base64');
      }
    }
    start = findRun(bytes, end);
  }
}

/** Where the next run begins. A separate function: it is hot, and most files have no run. */
function findRun(bytes: Buffer, from: number): number | null {
  for (let start = from; start + MIN_LENGTH <= bytes.length;) {
    // Check backward from its end: a non-run is rejected after a few characters.
    let at = start + MIN_LENGTH - 1;
    while (at >= start && BASE64[bytes[at] as number] !== 0) at--;
    if (at < start) return startOfRun(bytes, start, from);
    start = at + 1;
  }
  return null;
}

/**
 * More of the run may precede it, separated by an escape whose last characters are in the alphabet,
 * too.
 */
function startOfRun(bytes: Buffer, found: number, from: number): number {
  let start = found;
  while (start > from && escapeAt(bytes, start - 1) > 0 && isSign(bytes, start - 1)) {
    start--;
    while (start > from && BASE64[bytes[start - 1] as number] !== 0) start--;
  }
  return start;
}

function readRun(bytes: Buffer, start: number): { text: string; end: number } {
  let text = '';
  for (let at = start; ;) {
    let end = at;
    while (BASE64[bytes[end] ?? 0] !== 0) end++;
    text += bytes.toString('latin1', at, end);
    const size = escapeAt(bytes, end);
    const next = end + size;
    if (size > 0 && isSign(bytes, end)) text += signAt(bytes, end, size);
    else if (size === 0 || !isLine(end - at) || BASE64[bytes[next] ?? 0] === 0) {
      return { text, end: end + 1 };
    }
    at = next;
  }
}

const isLine = (length: number): boolean => length % 4 === 0 && length <= MAX_LINE_LENGTH;

/** @returns its length; 0 if there is none */
function escapeAt(bytes: Buffer, at: number): number {
  const byte = bytes[at];
  if (byte !== 0x25 && byte !== 0x5c && byte !== 0x0a && byte !== 0x0d) return 0;
  return ESCAPED.exec(bytes.toString('latin1', at, at + MAX_ESCAPE_LENGTH))?.[0].length ?? 0;
}

/** Whether the escape stands for `+` or `/`, not for a line end. */
function isSign(bytes: Buffer, at: number): boolean {
  const byte = bytes[at];
  const next = (bytes[at + 1] ?? 0) | 0x20;
  return byte === 0x25 || (byte === 0x5c && (next === 0x75 || next === 0x2f));
}

function signAt(bytes: Buffer, at: number, size: number): string {
  const last = (bytes[at + size - 1] as number) | 0x20;
  return last === 0x62 ? '+' : '/';
}

function hasCapitals(text: string): boolean {
  let capitals = 0;
  for (let at = 0; at < text.length && capitals < MIN_CAPITALS; at++) {
    if (BASE64[text.charCodeAt(at)] === UPPER) capitals++;
  }
  return capitals === MIN_CAPITALS;
}
