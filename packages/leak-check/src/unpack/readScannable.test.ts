import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as zlib from 'node:zlib';
import AdmZip from 'adm-zip';
import { afterAll, describe, expect, it } from 'vitest';
import { inflate, UnpackBudget } from './inflate';
import { readScannable } from './readScannable';
import { unzip } from './unzip';

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
  ])('is found in base64, base64url and a file when it is %s (GAT-22)', (_size, text) => {
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

  it('is refused when it is nested too deeply, or unpacks to too much (GAT-22)', () => {
    const often = Array.from({ length: 12 }).reduce<Buffer>(
      (bytes) => zlib.gzipSync(bytes),
      Buffer.from(TEXT),
    );
    expect(() => contentsOf(often)).toThrow(
      /a\.js can't be checked: it is packed more than 8 levels deep/,
    );

    const bomb = zlib.gzipSync(zlib.gzipSync(Buffer.alloc(20_000_000)));
    const budget = new UnpackBudget(10_000_000);
    expect(() => inflate(zlib.gunzipSync(bomb), budget)).toThrow(/it unpacks to more than/);
    // Data unpacked earlier counts, too.
    const small = zlib.deflateSync(Buffer.alloc(6_000_000));
    expect(inflate(small, budget)?.length).toBe(6_000_000);
    expect(() => inflate(small, budget)).toThrow(/it unpacks to more than/);
  });

  it("is refused when this version of Node can't decompress it", () => {
    const zstd = Buffer.concat([Buffer.from('28b52ffd', 'hex'), Buffer.alloc(40, 7)]);
    expect(() => contentsOf(zstd, 'a.zst')).toThrow(/The contents of .*a\.zst/);
  });
});

describe('an archive', () => {
  const archive = new AdmZip();
  archive.addFile('a.txt', Buffer.from(LONG));
  archive.addFile('b.txt', Buffer.from(LONG));
  const stored = archive.getEntry('b.txt');
  if (stored) stored.header.method = 0;
  const zip = archive.toBuffer();
  const directory = zip.indexOf('PK\x01\x02', 'latin1');
  const second = zip.indexOf('PK\x01\x02', directory + 4, 'latin1');
  const end = zip.lastIndexOf('PK\x05\x06', 'latin1');
  const changed = (change: (bytes: Buffer) => void): Buffer => {
    const bytes = Buffer.from(zip);
    change(bytes);
    return bytes;
  };

  it('yields each of its files, with or without trailing data (GAT-22)', () => {
    for (const bytes of [zip, Buffer.concat([zip, Buffer.from('signature')])]) {
      const found = contentsOf(bytes, 'a.zip').filter((text) => text === LONG);
      expect(found).toHaveLength(2);
    }
  });

  it('is read to its end, even if its sizes are wrong (GAT-22)', () => {
    const understated = changed((bytes) => bytes.writeUInt32LE(1, directory + 24));
    expectFound(understated, 'a.zip');
  });

  it('is refused when it unpacks to too much (GAT-22)', () => {
    const bomb = new AdmZip();
    for (const name of ['a', 'b', 'c']) bomb.addFile(name, Buffer.alloc(4_000_000));
    const bytes = bomb.toBuffer();
    expect([...unzip(bytes, new UnpackBudget(12_000_000))]).toHaveLength(3);
    expect(() => [...unzip(bytes, new UnpackBudget(10_000_000))]).toThrow(
      /it unpacks to more than/,
    );
  });

  it.each<[string, Buffer]>([
    ['has no directory', zip.subarray(0, directory)],
    ['has a damaged directory', changed((bytes) => bytes.fill(0, directory, directory + 4))],
    ['lists none of its files', changed((bytes) => bytes.fill(0, end + 8, end + 12))],
    ['lists a file twice', changed((bytes) => bytes.write('a', second + 46))],
    ['has files longer than itself', changed((bytes) => bytes.writeUInt32LE(1e9, directory + 20))],
    ['ends within a file', changed((bytes) => bytes.writeUInt32LE(200, directory + 20))],
  ])('is refused when it %s (GAT-22)', (_what, bytes) => {
    expect(() => contentsOf(bytes, 'a.zip')).toThrow(/The contents of .*a\.zip/);
  });
});
