import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { decodeBase64Runs } from './decodeBase64Runs';
import { inflate, UnpackBudget } from './inflate';
import { unzip } from './unzip';

/** A named text, a file's name or its contents, as bytes. */
export interface Haystack {
  name: string;
  bytes: Uint8Array;
  /** Comments in a source: pages never show them, so they don't explain text in a page. */
  isComment?: true;
}

/** A page in a source map in a data URL in an archive: deeper nesting is no accident. */
const MAX_DEPTH = 8;

const ZIP = 0x504b0304;

/** Magic numbers of media files. They contain no text, and a site has many of them in base64. */
const MEDIA = [
  '89504e47',
  'ffd8ff',
  '47494638',
  '52494646',
  '774f4646',
  '774f4632',
  '0061736d',
  '00010000',
  '4f54544f',
  '00000100',
  '1a45dfa3',
  '4f676753',
  '494433',
].map((magic) => Buffer.from(magic, 'hex'));

/** A name below the public directory, and all contents of the file. */
export function* haystacksOf(name: string, file: string): Generator<Uint8Array> {
  yield Buffer.from(name);
  yield* readScannable(file);
}

/**
 * The bytes of a file, and what they decompress or base64-decode to, recursively.
 *
 * Throws when the contents of the file can't be determined: it is damaged, unpacks to too much, or
 * is nested too deeply.
 */
export function* readScannable(file: string): Generator<Uint8Array> {
  const bytes = readFileSync(file);
  const budget = new UnpackBudget();
  try {
    if (file.endsWith('.br')) {
      yield bytes;
      yield* unpackAll(
        budget.spend((limit) => brotliDecompressSync(bytes, limit)),
        budget,
        1,
      );
    } else yield* unpackAll(bytes, budget, 0);
  } catch (cause) {
    const reason = (cause as Error).message;
    throw new Error(
      `The contents of ${file} can't be checked: ${reason}. Repair the file, or remove it from the ` +
        'public build.',
      { cause },
    );
  }
}

function* unpackAll(bytes: Buffer, budget: UnpackBudget, depth: number): Generator<Buffer> {
  yield bytes;
  for (const inner of unpack(bytes, budget)) {
    if (depth === MAX_DEPTH) throw new Error(`it is packed more than ${MAX_DEPTH} levels deep`);
    yield* unpackAll(inner, budget, depth + 1);
  }
}

function* unpack(bytes: Buffer, budget: UnpackBudget): Generator<Buffer> {
  if (MEDIA.some((magic) => bytes.subarray(0, magic.length).equals(magic))) {
    yield* decodeBase64Runs(bytes);
    return;
  }
  if (bytes.length > 3 && bytes.readUInt32BE(0) === ZIP) {
    yield* unzip(bytes, budget);
    return;
  }
  const inflated = isAscii(bytes) ? null : inflate(bytes, budget);
  if (inflated) yield inflated;
  else yield* decodeBase64Runs(bytes);
}

/** In bytes. */
const SAMPLE = 16;

/** Plain text: most files, and most base64 in them. */
function isAscii(bytes: Buffer): boolean {
  const end = Math.min(bytes.length, SAMPLE);
  for (let at = 0; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte >= 0x7f || (byte < 0x20 && (byte < 9 || byte > 13))) return false;
  }
  return true;
}
