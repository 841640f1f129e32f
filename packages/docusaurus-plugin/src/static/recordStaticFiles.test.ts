import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SourceRecord } from '@gatehouse/leak-check/record';
import { recordStaticFiles } from './recordStaticFiles';

const RECORD: SourceRecord = {
  version: 1,
  siteDir: '..',
  gated: [],
  gatedFiles: [],
  publicTexts: [],
  publicSources: ['static/v1/demo.html', 'static/v1/demo.png', 'static/gone.html'],
};

let siteDir: string;
beforeEach(() => {
  siteDir = mkdtempSync(path.join(tmpdir(), 'static-'));
});
afterEach(() => {
  rmSync(siteDir, { recursive: true });
});

const write = (name: string, content: string): string => {
  const file = path.join(siteDir, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
};
const openAfterMoving = (...files: string[]): string[] => {
  const moved = files.map((file) => ({
    source: path.join(siteDir, 'static', file),
    file,
    access: ['premium'],
  }));
  const { openFiles = [] } = recordStaticFiles(RECORD, { moved, open: [] }, siteDir);
  return openFiles.map(({ name }) => name);
};

it('treats a text as public if a public source is identical', () => {
  write('static/v1/demo.html', '<p>An example.</p>');
  write('static/v2/demo.html', '<p>An example.</p>');
  expect(openAfterMoving('v2/demo.html')).toEqual(['static/v1/demo.html']);
});

it.each([
  ['a different text of the same size', 'demo.html', '<p>An instance.</p>', '<p>An exemplar.</p>'],
  ['an image, which has no lines to compare', 'demo.png', 'PNG', 'PNG'],
])('but not %s', (_what, name, older, newer) => {
  write(`static/v1/${name}`, older);
  write(`static/v2/${name}`, newer);
  expect(openAfterMoving(`v2/${name}`)).toEqual([]);
});
