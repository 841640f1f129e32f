import * as zlib from 'node:zlib';

/**
 * In bytes. The unpacked size limit of a public file, including nested files: a decompression bomb
 * exceeds it.
 */
const MAX_UNPACKED = 1_000_000_000;

/** Limits the bytes unpacked from one file. */
export class UnpackBudget {
  #left: number;

  constructor(bytes = MAX_UNPACKED) {
    this.#left = bytes;
  }

  /** Throws when the limit is exceeded, and rethrows errors of `decompress`. */
  spend(decompress: (options: { maxOutputLength: number }) => Buffer): Buffer {
    try {
      const unpacked = decompress({ maxOutputLength: Math.max(1, this.#left) });
      this.#left -= unpacked.length;
      return unpacked;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') throw error;
      throw new TooLargeError(`it unpacks to more than ${MAX_UNPACKED / 1e6} MB`, { cause: error });
    }
  }
}

class TooLargeError extends Error {}

/** Returns the data available from a truncated stream. */
const ALLOW_TRUNCATED = { finishFlush: zlib.constants.Z_SYNC_FLUSH };

/** Added to Node in 22.15. */
const { zstdDecompressSync } = zlib as unknown as {
  zstdDecompressSync?: (bytes: Uint8Array, options: { maxOutputLength: number }) => Buffer;
};

const GZIP = 0x1f8b;
const ZSTD = 0x28b52ffd;

/**
 * Decompresses bytes. gzip and zstd are recognized by their magic numbers. zlib, raw deflate and
 * Brotli have no reliable ones: if they fail, the bytes are something else.
 * @returns `null` when the bytes aren't compressed
 * @throws when they are, but can't be decompressed
 */
export function inflate(bytes: Buffer, budget: UnpackBudget): Buffer | null {
  if (bytes.length > 3 && bytes.readUInt16BE(0) === GZIP)
    return budget.spend((limit) => zlib.gunzipSync(bytes, limit));
  if (bytes.length > 3 && bytes.readUInt32BE(0) === ZSTD) return unzstd(bytes, budget);
  if (bytes.length < MIN_UNPACKED || !hasDigit(bytes)) return null;
  const attempts = [
    isZlib(bytes) && zlib.inflateSync,
    mayBeDeflate(bytes) && zlib.inflateRawSync,
    mayBeBrotli(bytes) && zlib.brotliDecompressSync,
  ];
  for (const decompress of attempts) {
    if (!decompress) continue;
    const options = decompress === zlib.brotliDecompressSync ? {} : ALLOW_TRUNCATED;
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

/** In bytes: less can't contain a significant text. */
const MIN_UNPACKED = 16;

/** In bytes: 64 characters of base64. */
const PREFIX_BYTES = 48;

/**
 * Most base64 candidates are long names in scripts. In real data, one in six characters is a digit.
 */
function hasDigit(bytes: Buffer): boolean {
  return /\d/.test(bytes.toString('base64', 0, PREFIX_BYTES));
}

/** RFC 1950, section 2.2: method 8, a window of up to 32 kB, and the check of both bytes. */
function isZlib(bytes: Buffer): boolean {
  const header = bytes.readUInt16BE(0);
  return (header & 0x0f00) === 0x0800 && header >> 12 <= 7 && header % 31 === 0;
}

/**
 * Whether the first block of RFC 1951 may begin here. Starting a stream costs far more than this
 * check, and a site's scripts contain thousands of strings that look like base64.
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

/** A stream with fixed codes begins with literals: there is nothing to refer back to yet. */
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

/** The code length code (3 bits per length, from bit 17) must be complete. */
function hasCompleteCode(bytes: Buffer, count: number): boolean {
  let used = 0;
  for (let index = 0; index < count; index++) {
    const bit = 17 + index * 3;
    const length = (bytes.readUInt16LE(bit >> 3) >> (bit & 7)) & 7;
    if (length > 0) used += 128 >> length;
  }
  return used === 128;
}

/** A higher compression ratio means endless repetition, not text. */
const MAX_RATIO = 1000;

/**
 * Whether a stream of RFC 7932 may begin here, as encoders write it for text: a window of at least
 * 16 bits, and a length that fits the compressed size.
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
  return length <= bytes.length * MAX_RATIO && (length * 2 >= bytes.length || !isLast);
}
