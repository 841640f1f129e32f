import { expect, it } from 'vitest';
import { excerptOf } from './excerptOf.js';

it('is the text around the first word, without halves of words', () => {
  const markdown = `${'before '.repeat(60)}falcon ${'after '.repeat(60)}`;
  const excerpt = excerptOf(markdown, ['falcon', 'after']);
  expect(excerpt).toMatch(/^… (?:before )+falcon (?:after )*after …$/);
  expect(excerpt.length).toBeLessThan(300);
});

it('is the beginning when the words stand nowhere in the text', () => {
  expect(excerptOf('One two three.', ['title'])).toBe('One two three.');
});

it('has no Markdown in it', () => {
  const markdown =
    '## Set up\n\nSee [the **guide**](/docs/guide) and `npm start`:\n\n```bash\nnpm start\n```\n';
  expect(excerptOf(markdown, ['guide'])).toBe('Set up See the guide and npm start : npm start');
});
