import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findBuildOutputs } from './buildOutputs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'outputs-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});
const write = (name: string, publicDir: string): void => {
  mkdirSync(path.join(root, name));
  writeFileSync(path.join(root, name, 'manifest.json'), JSON.stringify({ publicDir }));
};

it('finds the only build, whatever its directories are called', () => {
  expect(findBuildOutputs(root)).toBeNull();
  mkdirSync(path.join(root, 'dist'));
  write('vault', '../dist');
  expect(findBuildOutputs(root)).toEqual({
    gatedDir: path.join(root, 'vault'),
    publicDir: path.join(root, 'dist'),
  });
});

it('prefers the build with the default names among several', () => {
  write('build-gated', '../build');
  write('build-gated.old', '../build.old');
  expect(findBuildOutputs(root)?.publicDir).toBe(path.join(root, 'build'));
});

it('refuses to choose among several other builds, and names them', () => {
  write('one', '../build');
  write('two', '../build');
  expect(() => findBuildOutputs(root)).toThrow(/- one\n- two\nChoose one: set GATED_DIR/);
});
