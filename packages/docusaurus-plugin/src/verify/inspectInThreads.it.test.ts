import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { MANIFEST_FILE } from '@gatehouse/contract/manifestFile';
import { checkBuildInParallel } from '@gatehouse/leak-check';
import { SOURCE_RECORD_FILE, type SourceRecord } from '@gatehouse/leak-check/record';
import { afterAll, expect, it } from 'vitest';
import type { PageInspection } from '../policy/inspectPage';

const MODULE = path.resolve(import.meta.dirname, '../../lib/policy/inspectPage.js');
const RECORD: SourceRecord = {
  version: 1,
  siteDir: '..',
  gated: [],
  gatedFiles: [],
  publicSources: [],
  publicTexts: [],
};
/** Two of these are large enough to be split across threads. */
const PAGE = `<head><title>A</title></head><body>${'Everybody may read this. '.repeat(420_000)}`;

const root = mkdtempSync(path.join(tmpdir(), 'inspect-'));
const at = (name: string): string => path.join(root, name);
afterAll(() => {
  rmSync(root, { recursive: true });
});

it('inspects each page for its policy, whichever thread reads it (HDR-02)', async (test) => {
  test.skip(availableParallelism() < 2, 'there is one processor');
  for (const name of ['build', 'build-gated']) mkdirSync(at(name));
  writeFileSync(at(`build-gated/${SOURCE_RECORD_FILE}`), JSON.stringify(RECORD));
  writeFileSync(at(`build-gated/${MANIFEST_FILE}`), '{}');
  for (const name of ['a', 'b']) writeFileSync(at(`build/${name}.html`), PAGE);
  writeFileSync(at('build/c.txt'), 'No page.');

  const inspected = new Map<string, PageInspection>();
  await checkBuildInParallel({
    publicDir: at('build'),
    gatedDir: at('build-gated'),
    inspector: {
      module: MODULE,
      done(inspections) {
        for (const [file, found] of inspections) inspected.set(file, found as PageInspection);
      },
    },
  });
  expect([...inspected.keys()].sort()).toEqual([at('build/a.html'), at('build/b.html')]);
  for (const { insertAt } of inspected.values()) expect(insertAt).toBe('<head>'.length);
});
