import { DEFAULT_ROUTES } from '@gatehouse/contract/accountPages';
import { MANIFEST_VERSION } from '@gatehouse/contract/manifest';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BUILD_STAMP_FILE, digestOf } from '@gatehouse/contract/buildStamp';
import { MANIFEST_FILE } from '@gatehouse/contract/manifestFile';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SOURCE_RECORD_FILE, type SourceRecord } from '@gatehouse/leak-check/record';

const CLI = path.resolve(import.meta.dirname, '../../lib/verify/cli.js');
const TEXT = 'Rotate the signing key once a month, and whenever somebody leaves.';
const LOCKED = '<p>Only members may read this.</p>';
/** Two of these are large enough to be split across threads. */
const FILLER = 'Everybody may read this. '.repeat(420_000);

let root: string;
const write = (name: string, content: string): void => {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), content);
};
const verify = (...options: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...options], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
};

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'verify-cli-'));
  const record: SourceRecord = {
    version: 1,
    siteDir: '..',
    gatedFiles: [],
    publicSources: [],
    publicTexts: [],
    gated: [{ source: 'docs/keys.mdx', isPage: true, lines: [{ line: 7, text: TEXT }] }],
  };
  const lockedPages = { 'docs/keys.html': digestOf(Buffer.from(LOCKED)) };
  const manifest = {
    version: MANIFEST_VERSION,
    madeBy: { plugin: '1.0.0', docusaurus: '3.10.0' },
    accountRoutes: DEFAULT_ROUTES,
    buildId: 'a',
    baseUrl: '/',
    plans: [],
    routes: {},
    files: {},
    publicDir: '../build',
    lockedPages,
  };
  const stamp = { version: 1, buildId: 'a', lockedPages: Object.values(lockedPages) };
  write(`build/${BUILD_STAMP_FILE}`, JSON.stringify(stamp));
  write('build/docs/keys.html', LOCKED);
  write(`build-gated/${SOURCE_RECORD_FILE}`, JSON.stringify(record));
  write(`build-gated/${MANIFEST_FILE}`, JSON.stringify(manifest));
  write('build-gated/html/docs/keys.html', `<p>${TEXT}</p>`);
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

it('exits with 0 for a build without gated text', () => {
  for (const name of ['one', 'two']) write(`build/${name}.txt`, FILLER);
  expect(verify()).toMatchObject({
    status: 0,
    output: expect.stringMatching(/1 gated line of 1 source in 4 public files, 21\.0 MB: none/),
  });
});

it('exits with 1 and names every file with a leak, whichever thread reads it', () => {
  for (const name of ['one', 'two']) write(`build/${name}.txt`, FILLER + TEXT);
  const { status, output } = verify();
  expect(status).toBe(1);
  expect(output).toContain('one.txt');
  expect(output).toContain('two.txt');
});

it('exits with 1 for an unreadable file, whichever thread reads it', () => {
  for (const name of ['one', 'two']) write(`build/${name}.js.br`, `no brotli ${FILLER}`);
  expect(verify()).toMatchObject({
    status: 1,
    output: expect.stringMatching(/^The contents of .*\.br can't be checked/),
  });
});

it('exits with 1 without a build', () => {
  rmSync(path.join(root, 'build'), { recursive: true });
  expect(verify()).toMatchObject({
    status: 1,
    output: expect.stringContaining('There is no public build in'),
  });
});

it('exits with 1 for an invalid manifest', () => {
  write(`build-gated/${MANIFEST_FILE}`, '{ "version": 2 }');
  expect(verify()).toMatchObject({
    status: 1,
    output: expect.stringMatching(/manifest\.json is not a valid manifest of this version/),
  });
});

it('exits with 1 for a page of another build, and names it (GAT-20)', () => {
  write('build/docs/keys.html', '<p>As an older release had it.</p>');
  expect(verify()).toMatchObject({
    status: 1,
    output: expect.stringMatching(
      /not from the same build:\n- .*keys\.html is not the locked page/,
    ),
  });
});

it('records changes to pages of this build by a later step, if they don’t leak (GAT-20)', () => {
  write('build/docs/keys.html', LOCKED.toUpperCase());
  expect(verify('--record-changes')).toMatchObject({
    status: 0,
    output: expect.stringContaining('keys.html is not the locked page'),
  });
  expect(verify().status).toBe(0);

  write('build/docs/keys.html', TEXT);
  expect(verify('--record-changes').status).toBe(1);
  write('build/docs/keys.html', LOCKED);
  const stamp = readFileSync(path.join(root, 'build', BUILD_STAMP_FILE), 'utf8');
  write(`build/${BUILD_STAMP_FILE}`, stamp.replace(/"buildId":"[^"]*"/, '"buildId":"other"'));
  expect(verify('--record-changes').status).toBe(1);
});

it('finds the outputs under other names', () => {
  renameSync(path.join(root, 'build-gated'), path.join(root, 'vault'));
  expect(verify().status).toBe(0);
  expect(verify('build').status).toBe(0);
  renameSync(path.join(root, 'build'), path.join(root, 'dist'));
  expect(verify('dist', 'vault').status).toBe(0);
  expect(verify('dist')).toMatchObject({
    status: 1,
    output: expect.stringContaining('There is no manifest.json in'),
  });
});
