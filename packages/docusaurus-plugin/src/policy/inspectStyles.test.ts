import { expect, it } from 'vitest';
import { inspectStyles } from './inspectStyles';

const inspection = (css: string) =>
  inspectStyles(css).map(({ directive, what }) => [directive, what]);

it('finds fonts, stylesheets and images, each with its directive', () => {
  const css = `@import url(https://a.example/a.css);@import "b.css";
    /* url(comment.png) */
    @font-face{font-family:K;src:url(data:font/woff2;base64,AA==) format("woff2"),url('k.ttf')}
    .a{background:url( "x y.png" )}@media print{@font-face{src:url(p.woff)}.b{mask:url(#inside)}}
    .c{background:URL(c.svg#d)}`;
  expect(inspection(css)).toEqual([
    ['style-src', 'https://a.example/a.css'],
    ['style-src', 'b.css'],
    ['font-src', 'data:font/woff2;base64,AA=='],
    ['font-src', 'k.ttf'],
    ['img-src', 'x y.png'],
    ['font-src', 'p.woff'],
    ['img-src', 'c.svg#d'],
  ]);
});
