import * as zlib from 'node:zlib';

/** In bytes. What a public file may unpack to, nested files included: more is a decompression bomb. */
const LARGEST = 1_000_000_000;

/** Counts what is unpacked from one file. */
export class UnpackBudget {
  #left: number;

  constructor(bytes = LARGEST) {
    this.#left = bytes;
  }

  /** Throws when the file unpacks to too much, and whatever `decompress` throws. */
  spend(decompress: (options: { maxOutputLength: number }) => Buffer): Buffer {
    try {
      const unpacked = decompress({ maxOutputLength: Math.max(1, this.#left) });
      this.#left -= unpacked.length;
      return unpacked;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') throw error;
      throw new TooLargeError(`it unpacks to more than ${LARGEST / 1e6} MB`, { cause: error });
    }
  }
}

class TooLargeError extends Error {}

/** Of a stream that is cut short, what there is. */
const AS_FAR_AS_IT_GOES = { finishFlush: zlib.constants.Z_SYNC_FLUSH };

/** Added to Node in 22.15. */
const { zstdDecompressSync } = zlib as unknown as {
  zstdDecompressSync?: (bytes: Uint8Array, options: { maxOutputLength: number }) => Buffer;
};

const GZIP = 0x1f8b;
const ZSTD = 0x28b52ffd;

/**
 * What the bytes are when one decompresses them. gzip and zstd are told by their first bytes. zlib, raw
 * deflate and Brotli hardly tell: where they fail, the bytes are something else.
 * @returns `null` when they are not compressed
 * @throws when they are, and no one can tell what is in them
 */
export function inflate(bytes: Buffer, budget: UnpackBudget): Buffer | null {
  if (bytes.length > 3 && bytes.readUInt16BE(0) === GZIP)
    return budget.spend((limit) => zlib.gunzipSync(bytes, limit));
  if (bytes.length > 3 && bytes.readUInt32BE(0) === ZSTD) return unzstd(bytes, budget);
  if (bytes.length < SHORTEST || !hasDigit(bytes)) return null;
  const attempts = [
    isZlib(bytes) && zlib.inflateSync,
    mayBeDeflate(bytes) && zlib.inflateRawSync,
    mayBeBrotli(bytes) && zlib.brotliDecompressSync,
  ];
  for (const decompress of attempts) {
    if (!decompress) continue;
    const options = decompress === zlib.brotliDecompressSync ? {} : AS_FAR_AS_IT_GOES;
    try {
      const unpacked = budget.spend((limit) => decompress(bytes, { ...options, ...limit }));
      if (unpacked.length > 0) return unpacked;
    } catch (error) {
      if (error instanceof TooLargeError) throw error;
    }
  }
  return null;
}

function unzstd(bytes: Buffer, budget: UnpackBudget): Buffer {
  if (!zstdDecompressSync) {
    throw new Error('it is compressed with zstd, which Node reads from version 22.15 on');
  }
  return budget.spend((limit) => zstdDecompressSync(bytes, limit));
}

/** In bytes: less holds no text that counts. */
const SHORTEST = 16;

/** In bytes: 64 characters of base64. */
const BEGINNING = 48;

/** What is taken for base64 is mostly a long name in a script. In that of real data, every sixth character is a digit. */
function hasDigit(bytes: Buffer): boolean {
  return /\d/.test(bytes.toString('base64', 0, BEGINNING));
}

/** RFC 1950, section 2.2: method 8, a window of 32 kB or less, and a check of the two bytes. */
function isZlib(bytes: Buffer): boolean {
  const header = bytes.readUInt16BE(0);
  return (header & 0x0f00) === 0x0800 && header >> 12 <= 7 && header % 31 === 0;
}

/**
 * Whether the first block of RFC 1951 may begin here. To begin a stream costs far more than this, and a site's
 * scripts hold thousands of strings that look like base64.
 */
function mayBeDeflate(bytes: Buffer): boolean {
  const head = bytes.readUInt32LE(0);
  const type = (head >> 1) & 3;
  if (type === 0) {
    const length = bytes.readUInt16LE(1);
    return (length ^ bytes.readUInt16LE(3)) === 0xffff && length > 0;
  }
  if (type === 1) return beginsWithText(bytes);
  if (type === 3 || ((head >> 3) & 31) > 29 || ((head >> 8) & 31) > 29) return false;
  return hasCompleteCode(bytes, ((head >> 13) & 15) + 4);
}

/** A stream with the fixed codes begins with letters as they are: there is nothing to refer back to yet. */
function beginsWithText(bytes: Buffer): boolean {
  let bit = 3;
  for (let letter = 0; letter < 3; letter++) {
    let code = 0;
    for (let count = 0; count < 9; count++, bit++) {
      code = (code << 1) | (((bytes[bit >> 3] as number) >> (bit & 7)) & 1);
      // Section 3.2.6: eight bits for 0 to 143, nine for the others.
      if (count === 7 && code >= 0x30 && code < 0xc0) break;
    }
    bit += code < 0x100 ? 1 : 0;
    const value = code < 0x100 ? code - 0x30 : code - 0x190 + 144;
    const isText = value >= 0x20 ? value < 0x80 || value >= 0xc2 : value >= 9 && value <= 13;
    if (!isText) return false;
  }
  return true;
}

/** The code for the lengths of the other codes, 3 bits each from bit 17 on, must leave no code unused. */
function hasCompleteCode(bytes: Buffer, count: number): boolean {
  let used = 0;
  for (let index = 0; index < count; index++) {
    const bit = 17 + index * 3;
    const length = (bytes.readUInt16LE(bit >> 3) >> (bit & 7)) & 7;
    if (length > 0) used += 128 >> length;
  }
  return used === 128;
}

/** Of a text that repeats itself a thousand times, the first time is found elsewhere. */
const BEST_RATIO = 1000;

/**
 * Whether a stream of RFC 7932 may begin here, as encoders write one of text: a window of 16 bits and
 * more, and a length that fits the compressed size.
 */
function mayBeBrotli(bytes: Buffer): boolean {
  const head = bytes.readUIntLE(0, 6);
  const bits = (from: number, count: number): number => Math.floor(head / 2 ** from) % 2 ** count;
  let at = 1;
  if (bits(0, 1) === 1) {
    if (bits(1, 3) !== 0) at = 4;
    else if (bits(4, 3) === 1) return false;
    else at = 7;
  }
  const isLast = bits(at, 1) === 1;
  at += 1;
  if (isLast && bits(at++, 1) === 1) return false;
  const nibbles = bits(at, 2) + 4;
  if (nibbles === 7) return false;
  const length = bits(at + 2, nibbles * 4) + 1;
  if (nibbles > 4 && bits(at + 2 + (nibbles - 1) * 4, 4) === 0) return false;
  return length <= bytes.length * BEST_RATIO && (length * 2 >= bytes.length || !isLast);
}
