import { expect, it } from 'vitest';
import { formatLlms, formatLlmsFull } from './llmsFiles';

const page = (title: string, section: string, description = '') => ({
  title,
  section,
  description,
  url: `https://docs.example.com/${title.charAt(0)}.md`,
});

it('lists pages by section, in the given order', () => {
  const site = { title: 'Docs', summary: 'About\nthe product', note: 'A note.' };
  const pages = [
    page('a', 'Guides', 'What a is'),
    page('b', 'API'),
    page('c [new]', 'Guides', 'Two\nlines'),
  ];
  expect(formatLlms(site, pages)).toBe(`# Docs

> About the product

A note.

## Guides

- [a](https://docs.example.com/a.md): What a is
- [c \\[new\\]](https://docs.example.com/c.md): Two lines

## API

- [b](https://docs.example.com/b.md)
`);
});

it('contains only the title if the site has no tagline and no pages', () => {
  expect(formatLlms({ title: 'Docs', summary: '', note: '' }, [])).toBe('# Docs\n');
});

it('concatenates complete pages', () => {
  expect(formatLlmsFull(['# A\n', '# B\n'])).toBe('# A\n\n# B\n');
});
