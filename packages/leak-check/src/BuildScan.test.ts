import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { BuildScan } from './BuildScan';
import { SOURCE_RECORD_FILE, type SourceRecord } from './record';

const TEXT = 'Rotate the signing key once a month, and whenever somebody leaves.';
const OPEN = 'A sentence of just as many letters that everybody may read, in all.';

let root: string;
const write = (name: string, content: string): void => {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), content);
};
const open = (publicDir = 'build') =>
  new BuildScan({
    publicDir: `${root}/${publicDir}`,
    gatedDir: `${root}/build-gated`,
  });
const leaksOf = (scan: BuildScan) => scan.findings().leaks.map(({ file }) => file);

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'scan-'));
  const lines = [{ line: 7, text: TEXT }];
  const record: SourceRecord = {
    version: 1,
    siteDir: '..',
    gatedFiles: [],
    publicSources: [],
    publicTexts: [],
    gated: [{ source: 'docs/keys.mdx', isPage: true, lines }],
  };
  write(`build-gated/${SOURCE_RECORD_FILE}`, JSON.stringify(record));
  write('build-gated/html/docs/keys.html', `<p>${TEXT}</p>`);
  write('build/index.html', OPEN);
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

it('reuses what another scan has read, and reads the rest', () => {
  write('build/seen.html', TEXT);
  const other = open();
  other.read(['seen.html']);
  write('build/seen.html', OPEN);
  write('build/late.html', TEXT);
  expect(leaksOf(open())).toEqual(['late.html']);

  const scan = open();
  scan.remember(other.seen);
  expect(leaksOf(scan)).toEqual(['late.html', 'seen.html']);
});

it('throws for an unreadable file', () => {
  write('build/half.js.br', 'no brotli');
  expect(() => open().findings()).toThrow('The contents of');
});

it('reads the same from a directory with a trailing slash', () => {
  write('build/docs/late.html', TEXT);
  expect(leaksOf(open('build/'))).toEqual([path.join('docs', 'late.html')]);
});
