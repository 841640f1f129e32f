import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as zlib from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { inflate, UnpackBudget } from './inflate';
import { readScannable } from './readScannable';

const root = mkdtempSync(path.join(tmpdir(), 'scannable-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});

const TEXT = 'The falcon nests in the north tower, and nobody but members may know it.';
/** Long enough for dynamic codes, and without repeats. */
const LONG = Array.from({ length: 400 }, (_, index) => `${TEXT} ${index * 7919}`).join('\n');

const contentsOf = (content: string | Uint8Array, name = 'a.js'): string[] => {
  const file = path.join(root, name);
  writeFileSync(file, content);
  return [...readScannable(file)].map((bytes) => Buffer.from(bytes).toString('utf8'));
};
const expectFound = (content: string | Uint8Array, name?: string): void => {
  expect(contentsOf(content, name).some((text) => text.includes(TEXT))).toBe(true);
};

const COMPRESSORS: Record<string, (text: string) => Buffer> = {
  zlib: (text) => zlib.deflateSync(text),
  'zlib, stored': (text) => zlib.deflateSync(text, { level: 0 }),
  'zlib, hard': (text) => zlib.deflateSync(text, { level: 9, windowBits: 9 }),
  'raw deflate': (text) => zlib.deflateRawSync(text),
  'raw deflate, stored': (text) => zlib.deflateRawSync(text, { level: 0 }),
  gzip: (text) => zlib.gzipSync(text),
  Brotli: (text) => zlib.brotliCompressSync(text),
  'Brotli, fast': (text) =>
    zlib.brotliCompressSync(text, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 1 } }),
  'Brotli, small window': (text) =>
    zlib.brotliCompressSync(text, { params: { [zlib.constants.BROTLI_PARAM_LGWIN]: 10 } }),
};

describe.each(Object.entries(COMPRESSORS))('text in %s', (_name, compress) => {
  it.each([
    ['short', TEXT],
    ['long', LONG],
  ])('is found in base64 and base64url, and as a file, when it is %s (GAT-22)', (_size, text) => {
    const bytes = compress(text);
    expectFound(`export default { api: "${bytes.toString('base64')}" };`);
    expectFound(`api: ${bytes.toString('base64url')}\n`);
    expectFound(bytes, 'data.bin');
  });
});

describe('packed text', () => {
  const base64 = zlib.deflateSync(LONG).toString('base64');

  it.each<[string, string]>([
    ['in a URL', `?d=${encodeURIComponent(base64)}`],
    [
      'in the path of a URL',
      `https://example.com/plantuml/svg/${zlib.deflateSync(LONG).toString('base64url')}`,
    ],
    ['in JSON that escapes slashes', `"${base64.replaceAll('/', '\\/')}"`],
    ['in a script that escapes slashes', `"${base64.replaceAll('/', '\\u002F')}"`],
    ['in lines', base64.replace(/.{76}/g, '$&\n')],
    ['cut short', base64.slice(0, -100)],
    ['twice', Buffer.from(zlib.brotliCompressSync(JSON.stringify(base64))).toString('base64')],
    [
      'in base64 three times',
      [1, 2, 3].reduce((text) => Buffer.from(text).toString('base64'), TEXT),
    ],
  ])('is found %s (GAT-22)', (_where, text) => {
    expectFound(text);
  });

  it('is refused when it is packed too often, or unpacks to too much (GAT-22)', () => {
    const often = Array.from({ length: 12 }).reduce<Buffer>(
      (bytes) => zlib.gzipSync(bytes),
      Buffer.from(TEXT),
    );
    expect(() => contentsOf(often)).toThrow(/a\.js: it is packed more than 8 times/);

    const bomb = zlib.gzipSync(zlib.gzipSync(Buffer.alloc(20_000_000)));
    const budget = new UnpackBudget(10_000_000);
    expect(() => inflate(zlib.gunzipSync(bomb), budget)).toThrow(/it unpacks to more than/);
    // What was unpacked before counts as well.
    const small = zlib.deflateSync(Buffer.alloc(6_000_000));
    expect(inflate(small, budget)?.length).toBe(6_000_000);
    expect(() => inflate(small, budget)).toThrow(/it unpacks to more than/);
  });

  it('is refused when it is of a kind that this Node does not read', () => {
    const zstd = Buffer.concat([Buffer.from('28b52ffd', 'hex'), Buffer.alloc(40, 7)]);
    expect(() => contentsOf(zstd, 'a.zst')).toThrow(/Nobody can tell what is in .*a\.zst/);
  });
});
