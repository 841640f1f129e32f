import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { inputsHash } from './inputsHash.mjs';

let root: string;
const write = (path: string, text: string) => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
};
const hash = (settings = {}) => inputsHash(root, ['docs', 'config.ts', 'blog'], settings);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gatehouse-inputs-'));
  write('docs/a.mdx', 'A');
  write('docs/deep/b.mdx', 'B');
  write('config.ts', 'C');
});
afterEach(() => rmSync(root, { recursive: true }));

it('is the same for the same content, and an input may be missing', async () => {
  const before = await hash();
  write('docs/a.mdx', 'A');
  write('docs/a.test.ts', 'no input');
  write('elsewhere.txt', 'no input');
  expect(await hash()).toBe(before);
});

it.each([
  ['a file changes', () => write('docs/deep/b.mdx', 'b')],
  ['a file is added', () => write('docs/c.mdx', '')],
  ['a file moves', () => (rmSync(join(root, 'docs/a.mdx')), write('docs/z.mdx', 'A'))],
  ['a missing input appears', () => write('blog/first.md', 'hello')],
])('changes when %s', async (_, change) => {
  const before = await hash();
  change();
  expect(await hash()).not.toBe(before);
});

it('changes with a setting', async () => {
  expect(await hash({ SITE_URL: 'https://a.example' })).not.toBe(await hash());
});
