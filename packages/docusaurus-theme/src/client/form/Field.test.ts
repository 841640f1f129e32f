import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import Field from './Field';

const render = (problem?: string) =>
  renderToStaticMarkup(
    createElement(Field, { name: 'code', label: 'Code', hint: '6 digits', problem }),
  );
const describedBy = (html: string) => {
  const id = /aria-describedby="([^"]+)"/.exec(html)?.[1];
  return html.split(`id="${id}"`)[1]?.match(/>([^<]*)</)?.[1];
};

it('a field is described by its hint', () => {
  expect(describedBy(render())).toBe('6 digits');
  expect(render()).not.toContain('aria-invalid');
});

it('a problem replaces the hint', () => {
  const html = render('Enter the 6-digit code.');
  expect(html).toContain('aria-invalid="true"');
  expect(describedBy(html)).toBe('Enter the 6-digit code.');
  expect(html).not.toContain('>6 digits<');
});
