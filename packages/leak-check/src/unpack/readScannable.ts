import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { decodeBase64Runs } from './decodeBase64Runs';
import { inflate, UnpackBudget } from './inflate';
import { unzip } from './unzip';

/** A named text, a file's name or what is in the file, as bytes. */
export interface Haystack {
  name: string;
  bytes: Uint8Array;
  /** Comments of a source: a page never shows them, and so they explain no page. */
  isComment?: true;
}

/** A page in a source map in a data URL in an archive: no one packs much deeper by accident. */
const DEEPEST = 8;

const ZIP = 0x504b0304;

/** What these are is told by their first bytes. They hold no text, and a site has many of them in base64. */
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

/** A name below the public directory, and everything that is in the file. */
export function* haystacksOf(name: string, file: string): Generator<Uint8Array> {
  yield Buffer.from(name);
  yield* readScannable(file);
}

/**
 * The bytes of a file, and once more what they are when one decompresses them or decodes what is in them as
 * base64, as often as it takes.
 *
 * Throws when no one can tell what is in the file: it is damaged, unpacks to too much, or is packed too
 * often.
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
    if (depth === DEEPEST) throw new Error(`it is packed more than ${DEEPEST} levels deep`);
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

/** Text as it is: most files, and most of what is in them as base64. */
function isAscii(bytes: Buffer): boolean {
  const end = Math.min(bytes.length, SAMPLE);
  for (let at = 0; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte >= 0x7f || (byte < 0x20 && (byte < 9 || byte > 13))) return false;
  }
  return true;
}
