import { expect, it } from 'vitest';
import { splitFrontMatterKeys } from './splitFrontMatterKeys';

it('splits front matter by its keys, and keeps all line numbers', () => {
  const source = `---
# A comment.
title: A
api: eJy1V
sample:
  title: not a key of the front matter
- item
'slug' : /a
---
`;
  const { shown, hidden } = splitFrontMatterKeys(source, (key) => ['title', 'slug'].includes(key));
  expect(shown.split('\n')).toEqual([
    '---',
    '# A comment.',
    'title: A',
    '',
    '',
    '',
    '',
    "'slug' : /a",
    '---',
    '',
  ]);
  expect(hidden.split('\n')).toEqual([
    '',
    '',
    '',
    'api: eJy1V',
    'sample:',
    '  title: not a key of the front matter',
    '- item',
    '',
    '',
    '',
  ]);
});
