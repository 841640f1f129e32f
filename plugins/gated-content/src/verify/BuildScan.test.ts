import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { BuildScan } from './BuildScan';
import { SOURCE_RECORD_FILE, type SourceRecord } from './SourceRecord';

const TEXT = 'Rotate the signing key once a month, and whenever somebody leaves.';
const OPEN = 'A sentence of just as many letters that everybody may read, in all.';

let root: string;
const write = (name: string, content: string): void => {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), content);
};
const leaksOf = (scan: BuildScan) => scan.findings().leaks.map(({ file }) => file);

let scan: BuildScan;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'scan-'));
  const lines = [{ line: 7, text: TEXT }];
  const record: SourceRecord = {
    ...{ version: 1, siteDir: '..', gatedFiles: [], publicSources: [], publicTexts: [] },
    gated: [{ source: 'docs/keys.mdx', isPage: true, lines }],
  };
  write(`build-gated/${SOURCE_RECORD_FILE}`, JSON.stringify(record));
  write('build-gated/html/docs/keys.html', `<p>${TEXT}</p>`);
  write('build/index.html', OPEN);
  scan = new BuildScan({
    ...{ publicDir: path.join(root, 'build'), gatedDir: path.join(root, 'build-gated') },
    seal: null,
  });
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

it('finds what was written after a first look, however alike the files are', () => {
  scan.lookAhead();
  write('build/index.html', TEXT.padEnd(OPEN.length));
  utimesSync(path.join(root, 'build/index.html'), 1, 1);
  write('build/late.html', TEXT);
  expect(leaksOf(scan)).toEqual(['index.html', 'late.html']);
});

it('forgets what was taken away again, and what half a file said', () => {
  write('build/__server/main.js', TEXT);
  write('build/early.html', TEXT);
  write('build/half.js.br', 'no brotli');
  scan.lookAhead();
  for (const name of ['__server', 'early.html', 'half.js.br']) {
    rmSync(path.join(root, 'build', name), { recursive: true });
  }
  expect(leaksOf(scan)).toEqual([]);
});

it('finds what is left behind of the server, and refuses what cannot be read in the end', () => {
  write('build/__server/main.js', TEXT);
  scan.lookAhead();
  expect(leaksOf(scan)).toEqual([path.join('__server', 'main.js')]);
  write('build/half.js.br', 'no brotli');
  expect(() => scan.findings()).toThrow('Nobody can tell what is in');
});

it('reads the same below a directory whose name ends with a slash', () => {
  write('build/docs/late.html', TEXT);
  const slashed = new BuildScan({
    ...{ publicDir: path.join(root, 'build/'), gatedDir: path.join(root, 'build-gated/') },
    seal: null,
  });
  expect(leaksOf(slashed)).toEqual([path.join('docs', 'late.html')]);
});
