import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { filesBelow } from '@gatehouse/contract/filesBelow';

const WORD = /canary[0-9a-f]{16}/gi;

/**
 * Finds the canaries in a directory: in the bytes of a file, compressed or encoded, or in its name.
 * Shares no code with the leak scan, so that a bug in one can't hide what the other misses.
 *
 * @returns the words, with the files that contain them
 */
export function findCanaries(directory: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const file of filesBelow(directory)) {
    const name = path.relative(directory, file);
    for (const text of [name, ...readings(decompress(file))]) {
      for (const [match] of text.matchAll(WORD)) {
        const word = match.toLowerCase();
        found.set(word, [...new Set(found.get(word)).add(name)]);
      }
    }
  }
  return found;
}

function decompress(file: string): Buffer {
  const bytes = readFileSync(file);
  if (file.endsWith('.gz')) return gunzipSync(bytes);
  return file.endsWith('.br') ? brotliDecompressSync(bytes) : bytes;
}

/** The text of some bytes verbatim, unescaped, and each piece of it that may be base64. */
function* readings(bytes: Buffer): Generator<string> {
  const text = bytes.toString('latin1');
  yield text;
  yield unescape(text);
  for (const [encoded] of text.matchAll(/[\w+/-]{20,}/g)) {
    // Preceding characters may look like part of it.
    for (const offset of [0, 1, 2, 3]) {
      yield Buffer.from(encoded.slice(offset), 'base64').toString('latin1');
    }
  }
}

function unescape(text: string): string {
  return text
    .replace(/%([0-9a-f]{2})/gi, (_all, hex: string) => fromCode(hex, 16))
    .replace(/\\+(?:x|u00)([0-9a-f]{2})/gi, (_all, hex: string) => fromCode(hex, 16))
    .replace(/&#x([0-9a-f]{2});/gi, (_all, hex: string) => fromCode(hex, 16))
    .replace(/&#(\d{2,3});/g, (_all, digits: string) => fromCode(digits, 10));
}

const fromCode = (digits: string, radix: number): string =>
  String.fromCharCode(Number.parseInt(digits, radix));
