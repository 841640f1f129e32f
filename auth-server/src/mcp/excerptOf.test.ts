import { expect, it } from 'vitest';
import { excerptOf } from './excerptOf.js';

it('is the text around the first match, without partial words', () => {
  const markdown = `${'before '.repeat(60)}falcon ${'after '.repeat(60)}`;
  const excerpt = excerptOf(markdown, ['falcon', 'after']);
  expect(excerpt).toMatch(/^… (?:before )+falcon (?:after )*after …$/);
  expect(excerpt.length).toBeLessThan(300);
});

it('is the beginning of the text when no word matches', () => {
  expect(excerptOf('One two three.', ['title'])).toBe('One two three.');
});

it('contains no Markdown syntax', () => {
  const markdown =
    '## Set up\n\nSee [the **guide**](/docs/guide) and `npm start`:\n\n```bash\nnpm start\n```\n';
  expect(excerptOf(markdown, ['guide'])).toBe('Set up See the guide and npm start : npm start');
});
