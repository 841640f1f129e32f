const SPACE = 0x20;

/**
 * A code point and the number of bytes it took, packed in one number, to avoid millions of objects.
 */
export type Decoded = number;
const pack = (codePoint: number, size: number): Decoded => codePoint * 64 + size;
export const codePointOf = (decoded: Decoded): number => Math.floor(decoded / 64);
export const sizeOf = (decoded: Decoded): number => decoded % 64;

const BACKSLASH = 0x5c;
const AMPERSAND = 0x26;
const PERCENT = 0x25;
const SLASH = 0x2f;

const MAX_RUN = 16;
const LINE_END = 0x0a;
const SHORT_ESCAPES = new Map(
  [...'nrtbfv'].map((letter) => [letter.charCodeAt(0), letter === 'n' ? LINE_END : SPACE]),
);
/** Entities that HTML and feed writers use. They don't escape letters (`&eacute;`). */
const NAMED = [
  { name: 'lt;', codePoint: 0x3c },
  { name: 'gt;', codePoint: 0x3e },
  { name: 'quot;', codePoint: 0x22 },
  { name: 'apos;', codePoint: 0x27 },
  ...['nbsp', 'mdash', 'ndash', 'hellip', 'lsquo', 'rsquo', 'ldquo', 'rdquo', 'laquo', 'raquo']
    .concat(['bull', 'middot', 'rarr', 'larr', 'times', 'copy', 'reg', 'trade', 'euro', 'shy'])
    .map((name) => ({ name: `${name};`, codePoint: SPACE })),
].map(({ name, codePoint }) => ({ bytes: Buffer.from(name), codePoint }));
const AMP = Buffer.from('amp;');
const PERCENT_AGAIN = Buffer.from('25');

/**
 * Decodes the character at `at`, where an escape, an entity, a percent-encoding or a UTF-8 sequence
 * may begin. Anything else is a space, one byte long. Nested escapes (JSON in JavaScript, HTML in
 * XML) are decoded like single ones.
 */
export function decodeAt(bytes: Uint8Array, at: number): Decoded {
  switch (bytes[at]) {
    case BACKSLASH:
      return decodeBackslash(bytes, at);
    case AMPERSAND:
      return decodeEntity(bytes, at);
    case PERCENT:
      return decodePercent(bytes, at);
    default:
      return decodeUtf8(bytes, at, LITERAL);
  }
}

function decodeBackslash(bytes: Uint8Array, at: number): Decoded {
  let next = at;
  while (bytes[next] === BACKSLASH && next - at < MAX_RUN) next++;
  const letter = bytes[next] ?? 0;
  const size = next - at;
  const short = SHORT_ESCAPES.get(letter);
  if (short !== undefined) return pack(short, size + 1);
  if (letter === SLASH) return pack(SLASH, size + 1);
  if (letter === 0x75 /* u */) {
    if (bytes[next + 1] === 0x7b /* { */) {
      const end = bytes.indexOf(0x7d, next);
      const codePoint = end - next <= 8 ? hexAt(bytes, next + 2, end - next - 2) : -1;
      if (codePoint >= 0) return pack(codePoint, end + 1 - at);
    }
    const codePoint = hexAt(bytes, next + 1, 4);
    if (codePoint >= 0) return pack(codePoint, size + 5);
  }
  if (letter === 0x78 /* x */) {
    const codePoint = hexAt(bytes, next + 1, 2);
    if (codePoint >= 0) return pack(codePoint, size + 3);
  }
  return pack(SPACE, size);
}

function decodeEntity(bytes: Uint8Array, at: number): Decoded {
  let next = at + 1;
  while (startsWith(bytes, AMP, next) && next - at < MAX_RUN) next += AMP.length;
  if (bytes[next] === 0x23 /* # */) {
    const isHex = (bytes[next + 1] ?? 0) === 0x78; /* x */
    const start = next + (isHex ? 2 : 1);
    const end = bytes.indexOf(0x3b, start);
    if (end > start && end - start <= 7) {
      const digits = Buffer.from(bytes.subarray(start, end)).toString('latin1');
      const codePoint = Number.parseInt(digits, isHex ? 16 : 10);
      if (codePoint >= 0) return pack(codePoint, end + 1 - at);
    }
  }
  for (const { bytes: name, codePoint } of NAMED) {
    if (startsWith(bytes, name, next)) return pack(codePoint, next + name.length - at);
  }
  return pack(SPACE, next - at);
}

function decodePercent(bytes: Uint8Array, at: number): Decoded {
  // `%25` is an encoded percent sign: each one stands for one more level of encoding.
  let extra = 0;
  while (extra < MAX_RUN && startsWith(bytes, PERCENT_AGAIN, at + 1 + extra)) extra += 2;
  const step = PERCENT_ENCODED + extra;
  const first = byteAt(bytes, at, step);
  if (first === 0) return pack(SPACE, 1 + extra);
  return first < 0x80 ? pack(first, step) : decodeUtf8(bytes, at, step);
}

/** The encoded length of each byte of a sequence: 1, 3 for `%E2`, or more if encoded repeatedly. */
type Step = number;
const LITERAL: Step = 1;
const PERCENT_ENCODED: Step = 3;

/** 0 if there is none. */
function byteAt(bytes: Uint8Array, at: number, step: Step): number {
  if (step === LITERAL) return bytes[at] ?? 0;
  return bytes[at] === PERCENT ? Math.max(0, hexAt(bytes, at + 1 + step - PERCENT_ENCODED, 2)) : 0;
}

function decodeUtf8(bytes: Uint8Array, at: number, step: Step): Decoded {
  const first = byteAt(bytes, at, step);
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 1;
  if (length === 1) return pack(SPACE, step);
  let codePoint = first & (0xff >> (length + 1));
  for (let index = 1; index < length; index++) {
    const next = byteAt(bytes, at + index * step, step);
    if ((next & 0xc0) !== 0x80) return pack(SPACE, step);
    codePoint = (codePoint << 6) | (next & 0x3f);
  }
  return pack(codePoint, length * step);
}

/** -1 if a hexadecimal digit is missing. */
function hexAt(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let index = at; index < at + length; index++) {
    const digit = hexDigit(bytes[index] ?? 0);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return length > 0 ? value : -1;
}

function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

function startsWith(bytes: Uint8Array, name: Uint8Array, at: number): boolean {
  for (let index = 0; index < name.length; index++) {
    if (bytes[at + index] !== name[index]) return false;
  }
  return true;
}
