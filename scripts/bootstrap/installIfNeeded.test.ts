import { expect, it, vi } from 'vitest';
import { createScratch } from '../testing/createScratch';
import { installIfNeeded } from './installIfNeeded.mjs';

const LOCK = JSON.stringify({ packages: { '': {}, 'node_modules/a': { version: '1.0.0' } } });

/** A stand-in for npm that counts its calls, and writes the files of an installation. */
const NPM = `
  const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs');
  appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n');
  mkdirSync('node_modules', { recursive: true });
  writeFileSync('node_modules/.package-lock.json', ${JSON.stringify(LOCK)});`;

function createRepository({ npm = NPM } = {}) {
  const repository = createScratch();
  repository.write('package-lock.json', LOCK);
  repository.write('bin/npm-cli.js', npm);
  vi.stubEnv('npm_execpath', repository.at('bin/npm-cli.js'));
  return { ...repository, install: () => installIfNeeded(repository.root) };
}

it('installs once, including development packages, and not again', async () => {
  const repository = createRepository();
  expect(await repository.install()).toEqual({});
  expect(await repository.install()).toEqual({ note: 'up to date' });
  expect(repository.read('calls')).toMatch(/^install .*--include=dev.*\n$/);
});

it('reinstalls if the lock file has another version', async () => {
  const repository = createRepository();
  await repository.install();
  repository.write('package-lock.json', LOCK.replace('1.0.0', '1.1.0'));
  expect(await repository.install()).toEqual({});
});

it('installs once for two concurrent starts', async () => {
  const repository = createRepository();
  const notes = await Promise.all([repository.install(), repository.install()]);
  expect(notes).toContainEqual({ note: 'done by another process' });
  expect(repository.read('calls').split('\n')).toHaveLength(2);
});

it('shows npm’s error message when it fails', async () => {
  const npm = `console.error('ENOTFOUND registry'); process.exit(1);`;
  const repository = createRepository({ npm });
  await expect(repository.install()).rejects.toThrow(/ENOTFOUND registry.*npm ping/s);
});
