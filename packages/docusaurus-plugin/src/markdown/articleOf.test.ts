import { expect, it } from 'vitest';
import { articleOf } from './articleOf';

it('is the first article in main, with nested articles', () => {
  const article = '<article class="a"><p>One<article>Two</article><p>Three</article>';
  const page = `<html><body><article>Aside</article><main><div>${article}<article>Next</article></div></main></body></html>`;
  expect(articleOf(page)).toBe(article);
});

it('is found despite unclosed tags', () => {
  expect(articleOf('<body><main><article><ul><li>One<li>Two</ul></article>More')).toBe(
    '<article><ul><li>One<li>Two</ul></article>',
  );
});

it('is null on a page without one', () => {
  expect(articleOf('<main><p>Text</p></main>')).toBeNull();
});
