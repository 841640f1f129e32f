import { expect, it } from 'vitest';
import { createScratch } from '../testing/createScratch';
import { inputsHash } from './inputsHash.mjs';

function createInputs() {
  const files = createScratch();
  files.write('docs/a.mdx', 'A');
  files.write('docs/deep/b.mdx', 'B');
  files.write('config.ts', 'C');
  const inputs = ['docs', 'config.ts', 'blog'];
  return { ...files, hash: (settings = {}) => inputsHash(files.root, inputs, settings) };
}

it('is the same for the same content, and accepts a missing input', async () => {
  const { write, hash } = createInputs();
  const before = await hash();
  write('docs/a.mdx', 'A');
  write('docs/a.test.ts', 'no input');
  write('elsewhere.txt', 'no input');
  expect(await hash()).toBe(before);
});

type Inputs = ReturnType<typeof createInputs>;

it.each<[string, (inputs: Inputs) => void]>([
  ['a file changes', ({ write }) => write('docs/deep/b.mdx', 'b')],
  ['a file is added', ({ write }) => write('docs/c.mdx', '')],
  ['a file moves', ({ write, remove }) => (remove('docs/a.mdx'), write('docs/z.mdx', 'A'))],
  ['a missing input appears', ({ write }) => write('blog/first.md', 'hello')],
])('changes when %s', async (_, change) => {
  const inputs = createInputs();
  const before = await inputs.hash();
  change(inputs);
  expect(await inputs.hash()).not.toBe(before);
});

it('changes with a setting', async () => {
  const { hash } = createInputs();
  expect(await hash({ SITE_URL: 'https://a.example' })).not.toBe(await hash());
});
