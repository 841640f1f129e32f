import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BUILD_STAMP_FILE, digestOf, findBuildMismatches } from './buildStamp';
import type { Manifest } from './manifest';

const LOCKED = Buffer.from('<p>A teaser.</p>');
const WHOLE = Buffer.from('<p>A teaser, and all the rest, as an older release had it.</p>');
const digest = digestOf(LOCKED);
const manifest = {
  buildId: 'b',
  lockedPages: { 'docs/a.html': digest, 'index.html': digest },
} as unknown as Manifest;
const stamp = { version: 1, buildId: 'b', lockedPages: [digest, digest] };

let root: string;
const write = (name: string, content: string | Uint8Array): void => {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), content);
};
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'stamp-'));
  for (const page of ['docs/a.html', 'index.html']) write(page, LOCKED);
  write(BUILD_STAMP_FILE, JSON.stringify(stamp));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

describe('the outputs of one build', () => {
  it('belong together, with compressed copies of its pages and files added by others', () => {
    write('docs/a.html.gz', gzipSync(LOCKED));
    write('docs/a.html.br', brotliCompressSync(LOCKED));
    write('docs/other.html', WHOLE);
    expect(findBuildMismatches(root, manifest)).toEqual([]);
  });

  it.each<[string, string, string | Uint8Array, RegExp]>([
    ['a page of an older release', 'docs/a.html', WHOLE, /a\.html is not the locked page/],
    [
      'a compressed copy of an older page',
      'docs/a.html.gz',
      gzipSync(WHOLE),
      /a\.html\.gz is not a copy/,
    ],
    ['a damaged copy', 'docs/a.html.br', 'no brotli', /a\.html\.br is not a copy/],
    ["a copy that can't be read", 'docs/a.html.zst', 'zstd', /a\.html\.zst is not a copy/],
    [
      'an older page at the same address',
      'docs/a/index.html',
      WHOLE,
      /has the same address as .*a\.html/,
    ],
    [
      'the stamp of another build',
      BUILD_STAMP_FILE,
      JSON.stringify({ ...stamp, buildId: 'c' }),
      /from build c, but the gated files are from build b/,
    ],
    [
      'a stamp with other pages',
      BUILD_STAMP_FILE,
      JSON.stringify({ ...stamp, lockedPages: [] }),
      /from build b/,
    ],
    [
      'an invalid stamp',
      BUILD_STAMP_FILE,
      '{}',
      /missing or damaged: the public build was not verified/,
    ],
  ])("don't match %s (GAT-20)", (_what, file, content, problem) => {
    write(file, content);
    expect(findBuildMismatches(root, manifest)).toEqual([expect.stringMatching(problem)]);
  });

  it('are incomplete without a page or the stamp (GAT-20)', () => {
    rmSync(path.join(root, 'docs/a.html'));
    expect(findBuildMismatches(root, manifest)).toEqual([expect.stringContaining('is missing')]);
    rmSync(path.join(root, BUILD_STAMP_FILE));
    expect(findBuildMismatches(root, manifest)).toEqual([expect.stringContaining('not verified')]);
  });
});
