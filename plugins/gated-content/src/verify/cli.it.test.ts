import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MANIFEST_FILE } from '@gatehouse/contract/manifestFile';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SOURCE_RECORD_FILE, type SourceRecord } from './SourceRecord';

const CLI = path.resolve(import.meta.dirname, '../../lib/verify/cli.js');
const TEXT = 'Rotate the signing key once a month, and whenever somebody leaves.';
/** So much that several threads share it. */
const FILLER = 'Everybody may read this. '.repeat(1_200_000);

let root: string;
const write = (name: string, content: string): void => {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), content);
};
const verify = () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
};

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'verify-cli-'));
  const record: SourceRecord = {
    ...{ version: 1, siteDir: '..', gatedFiles: [], publicSources: [], publicTexts: [] },
    gated: [{ source: 'docs/keys.mdx', isPage: true, lines: [{ line: 7, text: TEXT }] }],
  };
  const manifest = { version: 1, buildId: 'a', baseUrl: '/', plans: [], routes: {}, files: {} };
  write(`build-gated/${SOURCE_RECORD_FILE}`, JSON.stringify(record));
  write(`build-gated/${MANIFEST_FILE}`, JSON.stringify(manifest));
  write('build-gated/html/docs/keys.html', `<p>${TEXT}</p>`);
  for (const name of ['one', 'two']) write(`build/${name}.txt`, FILLER);
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

it('exits with 0 for a build in which nothing gated stands', () => {
  expect(verify()).toMatchObject({
    status: 0,
    output: expect.stringMatching(/1 gated line of 1 source in 2 public files, 60\.0 MB: none/),
  });
});

it('exits with 1 and names every file with a leak, whichever thread has read it', () => {
  for (const name of ['one', 'two']) write(`build/${name}.txt`, FILLER + TEXT);
  const { status, output } = verify();
  expect(status).toBe(1);
  expect(output).toContain('one.txt');
  expect(output).toContain('two.txt');
});

it('exits with 1 for a file that nobody can read, whichever thread has met it', () => {
  for (const name of ['one', 'two']) write(`build/${name}.js.br`, `no brotli ${FILLER}`);
  expect(verify()).toMatchObject({
    status: 1,
    output: expect.stringMatching(/^Nobody can tell what is in .*\.br/),
  });
});

it('exits with 1 where there is no build', () => {
  rmSync(path.join(root, 'build'), { recursive: true });
  expect(verify()).toMatchObject({
    status: 1,
    output: expect.stringContaining('There is no public build in'),
  });
});

it('exits with 1 for a manifest that is none', () => {
  write(`build-gated/${MANIFEST_FILE}`, '{ "version": 2 }');
  expect(verify()).toMatchObject({
    status: 1,
    output: expect.stringMatching(/manifest\.json is no manifest of this version/),
  });
});
