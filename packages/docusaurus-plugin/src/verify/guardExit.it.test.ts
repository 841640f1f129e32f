import { DEFAULT_ROUTES } from '@gatehouse/contract/accountPages';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findBuildMismatches } from '@gatehouse/contract/buildStamp';
import { type Manifest, MANIFEST_VERSION } from '@gatehouse/contract/manifest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SourceRecord } from '@gatehouse/leak-check/record';

const GUARD = path.resolve(import.meta.dirname, '../../lib/verify/guardExit.js');
const TEXT = 'Rotate the signing key once a month, and whenever somebody leaves.';
const RECORD: SourceRecord = {
  version: 1,
  siteDir: '..',
  gatedFiles: [],
  publicSources: [],
  publicTexts: [],
  gated: [{ source: 'docs/keys.mdx', isPage: true, lines: [{ line: 7, text: TEXT }] }],
};

const MANIFEST: Manifest = {
  version: MANIFEST_VERSION,
  madeBy: { plugin: '1.0.0', docusaurus: '3.10.0' },
  accountRoutes: DEFAULT_ROUTES,
  buildId: 'a',
  publicDir: '../build',
  baseUrl: '/',
  authUrl: null,
  plans: [],
  routes: {},
  files: {},
  markdown: null,
  lockedPages: { 'other.txt': '0'.repeat(64) },
};

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'guard-exit-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});
const at = (name: string): string => path.join(root, name);

/**
 * A process that acts like a build: it begins, writes both outputs, and is ready. It leaks unless
 * `publicText` is set.
 *
 * @param before what another plugin does before the build is ready, and `after` afterward
 */
const writeBuild = ({ before = '', after = '', publicText = TEXT, size = 0 }) => {
  const script = `
    const fs = require('node:fs');
    const { guardExit } = require(${JSON.stringify(GUARD)});
    const guard = guardExit({
      publicDir: process.cwd() + '/build', gatedDir: process.cwd() + '/build-gated', policy: () => null,
      print: (text) => process.stdout.write(text + '\\n'),
    });
    for (const name of ['build/held', 'build-gated/html']) fs.mkdirSync(name, { recursive: true });
    const text = ${JSON.stringify(publicText)};
    fs.writeFileSync('build/held/llms.txt', text);
    fs.writeFileSync('build/other.txt', text + ' filler'.repeat(${size}));
    fs.writeFileSync('build/another.txt', text + ' filler'.repeat(${size}));
    fs.writeFileSync('build-gated/manifest.json', ${JSON.stringify(JSON.stringify(MANIFEST))});
    fs.writeFileSync('build-gated/sources.json', ${JSON.stringify(JSON.stringify(RECORD))});
    fs.writeFileSync('build-gated/html/keys.html', ${JSON.stringify(`<p>${TEXT}</p>`)});
    ${before}
    guard.ready();
    ${after}`;
  writeFileSync(at('build.cjs'), script);
};

/** @param signal sent when the build prints "ready" */
const run = (signal?: NodeJS.Signals, options: string[] = []) =>
  new Promise<{ code: number | null; output: string }>((resolve) => {
    const child = spawn(process.execPath, [...options, 'build.cjs'], { cwd: root });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += String(chunk);
        if (signal && String(chunk).includes('ready')) child.kill(signal);
      });
    }
    child.on('close', (code) => {
      resolve({ code, output });
    });
  });

/** However the process ends: never with 0, and no leak remains, unless the message names it. */
const expectRefused = ({ code, output }: { code: number | null; output: string }): void => {
  expect(code).toBeGreaterThan(0);
  expect(existsSync(at('build'))).toBe(false);
  expect(output).toContain('[gated-content]');
  expect(output).toContain('build was removed.');
};

describe('a build that leaks', () => {
  it.each<[string, { before?: string; after?: string }]>([
    ['ends on its own', {}],
    ['is ended by a plugin', { after: 'process.exit(0);' }],
    ['is ended by a plugin, before it is ready', { before: 'process.exit(0);' }],
    ['is ended without a code', { after: 'process.exit();' }],
    ['sets a successful exit code', { after: 'process.exitCode = 0;' }],
    [
      'sets a successful exit code in an exit listener',
      { after: "process.on('exit', () => (process.exitCode = 0));" },
    ],
    ['is ended by an exit listener', { after: "process.on('exit', () => process.exit(0));" }],
    [
      'is ended by an exit listener that was added first',
      { before: "process.prependListener('exit', () => process.exit(0));" },
    ],
    [
      'is ended when it is idle',
      { after: "process.prependListener('beforeExit', () => process.exit(0));" },
    ],
    [
      'lost its listeners',
      { before: "for (const event of ['exit', 'beforeExit']) process.removeAllListeners(event);" },
    ],
    ['throws', { after: "throw new Error('Too late.');" }],
    ['leaves a rejection unhandled', { after: "Promise.reject(new Error('Too late.'));" }],
    [
      'swallows thrown errors',
      { before: "process.on('uncaughtException', () => process.exit(0)); throw 0;" },
    ],
  ])('is refused when it %s (GAT-21)', async (_what, build) => {
    writeBuild(build);
    expectRefused(await run());
  });

  it('is refused when another plugin writes the text at the very end (GAT-21)', async () => {
    writeBuild({
      publicText: 'Nothing.',
      after: `process.once('beforeExit', () =>
        setTimeout(() => fs.writeFileSync('build/late.txt', ${JSON.stringify(TEXT)}), 50));`,
    });
    const result = await run();
    expectRefused(result);
    expect(result.output).toContain('late.txt');
  });

  const WRITE = `() => fs.writeFileSync('build/late.txt', ${JSON.stringify(TEXT)})`;
  it.each([
    ['in an exit listener', `process.on('exit', ${WRITE});`],
    ['in the first exit listener', `process.prependListener('exit', ${WRITE});`],
    ['in an exit listener, and exits', `process.on('exit', ${WRITE}); process.exit(0);`],
    [
      'in an exit listener that exits',
      `process.on('exit', () => { (${WRITE})(); process.exit(0); });`,
    ],
  ])('is refused when another plugin writes the text %s (GAT-21)', async (_when, after) => {
    writeBuild({ publicText: 'Nothing.', after });
    const result = await run();
    expectRefused(result);
    expect(result.output).toContain('late.txt');
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'is refused after %s (GAT-21)',
    async (signal) => {
      writeBuild({
        // Like Docusaurus.
        before: "process.on('SIGINT', () => process.exit()).on('SIGTERM', () => process.exit());",
        after: "setInterval(() => {}, 1000); console.log('ready');",
      });
      expectRefused(await run(signal));
    },
  );

  it('is refused when its output is not read (GAT-21)', async () => {
    writeBuild({ before: "process.stdout.on('error', () => process.exit(0));" });
    const child = spawn(process.execPath, ['build.cjs'], { cwd: root });
    child.stdout.destroy();
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(code).toBe(1);
    expect(existsSync(at('build'))).toBe(false);
  });

  it('is refused when a scan thread ends early (GAT-21)', async () => {
    const quit = "if (!require('node:worker_threads').isMainThread) process.exit(0);";
    writeFileSync(at('quit.cjs'), quit);
    writeBuild({ publicText: 'Nothing.', size: 1_600_000 });
    const result = await run(undefined, ['--require', at('quit.cjs')]);
    expectRefused(result);
    expect(result.output).toContain('The leak scan ended before it was complete.');
  });

  it("names what it can't remove, and removes the rest (GAT-21)", async (test) => {
    writeBuild({ before: protect() });
    const { code, output } = await run();
    const isProtected = existsSync(at('build/held/llms.txt'));
    unprotect();
    test.skip(!isProtected, 'nothing on this file system can be protected');
    expect(code).toBe(1);
    expect(output).toContain('Gated text in the public build: held/llms.txt');
    expect(output).toContain('could not be removed. Do not deploy them');
    expect(output).toContain(`- ${path.join('build', 'held', 'llms.txt')}\n`);
    expect(existsSync(at('build/other.txt'))).toBe(false);
  });

  it('is removed at a link’s target, and the link remains', async () => {
    mkdirSync(at('deployed'));
    symlinkSync(at('deployed'), at('build'));
    writeBuild({});
    expect((await run()).code).toBe(1);
    expect(existsSync(at('deployed/held'))).toBe(false);
    expect(existsSync(at('build'))).toBe(true);
  });
});

describe('a build that does not leak', () => {
  it('ends with 0, and remains, with a stamp that identifies it (GAT-20)', async () => {
    writeBuild({ publicText: 'Nothing.' });
    expect(await run()).toMatchObject({
      code: 0,
      output: expect.stringContaining('none found'),
    });
    expect(existsSync(at('build/held/llms.txt'))).toBe(true);
    const manifest = JSON.parse(readFileSync(at('build-gated/manifest.json'), 'utf8')) as Manifest;
    expect(findBuildMismatches(at('build'), manifest)).toEqual([]);
    expect(manifest.buildId).not.toBe(MANIFEST.buildId);
  });

  it('remains, and is verified again, when a plugin writes something else at the end', async () => {
    const after =
      "process.on('exit', () => fs.writeFileSync('build/late.txt', 'Nothing either.'));";
    writeBuild({ publicText: 'Nothing.', after });
    const { code, output } = await run();
    expect(code).toBe(0);
    expect(output.match(/none found/g)).toHaveLength(2);
    expect(existsSync(at('build/late.txt'))).toBe(true);
  });

  it('remains when a plugin ends the process, and is removed when another one has failed', async () => {
    writeBuild({ publicText: 'Nothing.', after: 'process.exit();' });
    expect((await run()).code).toBe(0);
    writeBuild({ publicText: 'Nothing.', after: 'process.exitCode = 3;' });
    const failed = await run();
    expectRefused(failed);
    expect(failed.code).toBe(3);
  });

  it("does not begin while an earlier one can't be removed", async (test) => {
    mkdirSync(at('build/held'), { recursive: true });
    writeFileSync(at('build/held/llms.txt'), TEXT);
    if (!tryToProtect()) test.skip('nothing on this file system can be protected');
    writeBuild({});
    const { code, output } = await run();
    unprotect();
    expect(code).toBe(1);
    expect(output).toContain('An earlier build is in the way.');
    expect(output).toContain(path.join('build', 'held', 'llms.txt'));
  });
});

/**
 * Root can remove anything that isn't immutable; other users can't remove files from a read-only
 * folder.
 */
const isRoot = process.getuid?.() === 0;
const protect = (): string =>
  isRoot
    ? "require('node:child_process').spawnSync('chattr', ['+i', 'build/held/llms.txt']);"
    : "fs.chmodSync('build/held', 0o555);";
const tryToProtect = (): boolean => {
  if (isRoot) return spawnSync('chattr', ['+i', at('build/held/llms.txt')]).status === 0;
  chmodSync(at('build/held'), 0o555);
  return true;
};
const unprotect = (): void => {
  if (!existsSync(at('build/held'))) return;
  if (isRoot) spawnSync('chattr', ['-i', at('build/held/llms.txt')]);
  else chmodSync(at('build/held'), 0o755);
};
