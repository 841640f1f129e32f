import { readFileSync } from 'node:fs';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { decodeBase64Runs } from './decodeBase64Runs';
import { unzip } from './unzip';

/** A page in a source map in a data URL in an archive: nobody packs deeper. */
const DEEPEST = 3;

const GZIP = 0x1f8b;
const ZIP = 0x504b;

/**
 * The bytes of a file, and once more what they are when one decompresses them or decodes what stands
 * in them as base64. Throws for a file that its name or its first bytes call compressed, and that is not.
 */
export function readScannable(file: string): Uint8Array[] {
  const bytes = readFileSync(file);
  try {
    return file.endsWith('.br')
      ? [bytes, ...withEmbedded(brotliDecompressSync(bytes))]
      : withEmbedded(bytes);
  } catch (cause) {
    const reason = (cause as Error).message;
    throw new Error(
      `Nobody can tell what is in ${file}: ${reason}. Repair the file, or take it out of the public build.`,
      { cause },
    );
  }
}

function withEmbedded(bytes: Buffer, depth = 0): Buffer[] {
  if (depth === DEEPEST) return [bytes];
  return [bytes, ...embedded(bytes).flatMap((inner) => withEmbedded(inner, depth + 1))];
}

function embedded(bytes: Buffer): Buffer[] {
  const magic = bytes.length > 3 ? bytes.readUInt16BE(0) : 0;
  if (magic === GZIP) return [gunzipSync(bytes)];
  if (magic === ZIP && bytes.readUInt16BE(2) === 0x0304) return unzip(bytes);
  return decodeBase64Runs(bytes);
}
