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

it('is the build that is there, under whatever names', () => {
  expect(findBuildOutputs(root)).toBeNull();
  mkdirSync(path.join(root, 'dist'));
  write('vault', '../dist');
  expect(findBuildOutputs(root)).toEqual({
    gatedDir: path.join(root, 'vault'),
    publicDir: path.join(root, 'dist'),
  });
});

it('is the one with the default names, if several are there', () => {
  write('build-gated', '../build');
  write('build-gated.old', '../build.old');
  expect(findBuildOutputs(root)?.publicDir).toBe(path.join(root, 'build'));
});

it('is none of several others: all are named', () => {
  write('one', '../build');
  write('two', '../build');
  expect(() => findBuildOutputs(root)).toThrow(/- one\n- two\nChoose one: set GATED_DIR/);
});
