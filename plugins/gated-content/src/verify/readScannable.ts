import { readFileSync } from 'node:fs';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

const BASE64 = Buffer.from('base64,');

/**
 * The bytes of a file as a reader can get at them: decompressed, and what is inlined in it as base64
 * once more as what it is. Throws for a compressed file that is none.
 */
export function readScannable(file: string): Uint8Array[] {
  const bytes = decompress(file, readFileSync(file));
  return [bytes, ...inlined(bytes)];
}

function decompress(file: string, bytes: Buffer): Buffer {
  if (/\.(?:gz|tgz)$/.test(file)) return gunzipSync(bytes);
  return file.endsWith('.br') ? brotliDecompressSync(bytes) : bytes;
}

function inlined(bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = bytes.indexOf(BASE64); at >= 0; at = bytes.indexOf(BASE64, at + 1)) {
    const start = at + BASE64.length;
    let end = start;
    while (isBase64(bytes[end] ?? 0)) end++;
    found.push(Buffer.from(bytes.toString('latin1', start, end), 'base64'));
  }
  return found;
}

function isBase64(byte: number): boolean {
  const letter = byte | 0x20;
  return (letter >= 0x61 && letter <= 0x7a) || (byte >= 0x2f && byte <= 0x39) || byte === 0x2b;
}
