import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesBelow } from './filesBelow';

describe('filesBelow', () => {
  let root: string;
  const at = (name: string): string => path.join(root, name);
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'gated-files-'));
    for (const folder of ['site/deep', 'elsewhere/deeper']) {
      mkdirSync(at(folder), { recursive: true });
      writeFileSync(at(`${folder}/file.txt`), '');
    }
  });
  afterEach(() => rmSync(root, { recursive: true }));
  const found = (): string[] =>
    filesBelow(at('site'))
      .map((file) => path.relative(at('site'), file))
      .sort();

  it('finds files at any depth, and none in a missing directory', () => {
    expect(found()).toEqual(['deep/file.txt']);
    expect(filesBelow(at('nowhere'))).toEqual([]);
  });

  it('follows links, as a copy of the directory does', () => {
    symlinkSync(at('elsewhere'), at('site/link'));
    symlinkSync(at('elsewhere/deeper/file.txt'), at('site/link.txt'));
    expect(found()).toEqual(['deep/file.txt', 'link.txt', 'link/deeper/file.txt']);
  });

  it('ignores circular and dangling links', () => {
    symlinkSync(at('site'), at('site/deep/up'));
    symlinkSync(at('nowhere'), at('site/dead'));
    expect(found()).toEqual(['deep/file.txt']);
  });
});
