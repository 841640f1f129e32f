import { describe, expect, it } from 'vitest';
import { rewriteOpenPage } from './rewriteOpenPage';

const GATED = new Set(['assets/js/main.1a2b.js', 'assets/css/own.3c4d.css', 'assets/images/x.png']);
const rewrite = (html: string) =>
  rewriteOpenPage(html, GATED, {
    gatedUrl: 'https://auth.example.com/gated',
    baseUrl: '/base/',
  });
const SERVER = 'https://auth.example.com/gated/base';

describe('an open page of another origin', () => {
  it.each([
    [
      '<script src=/base/assets/js/main.1a2b.js defer></script>',
      `<script src="${SERVER}/assets/js/main.1a2b.js" defer="" crossorigin="use-credentials"></script>`,
    ],
    [
      '<link rel="stylesheet" href="/base/assets/css/own.3c4d.css">',
      `<link rel="stylesheet" href="${SERVER}/assets/css/own.3c4d.css" crossorigin="use-credentials">`,
    ],
  ])('loads scripts and styles with the session: %s', (html, rewritten) => {
    expect(rewrite(html)).toBe(rewritten);
  });

  it.each([
    [
      '<img alt="&quot;" src="/base/assets/images/x.png"/>',
      `src="${SERVER}/assets/images/x.png"/>`,
    ],
    [
      '<img srcset="/base/assets/images/x.png 1x,/base/assets/images/x.png 2x">',
      `srcset="${SERVER}/assets/images/x.png 1x,${SERVER}/assets/images/x.png 2x"`,
    ],
    ['<a href="/base/assets/images/x.png?v=1#top">', `"${SERVER}/assets/images/x.png?v=1#top"`],
    [
      `<p style="background:url('/base/assets/images/x.png')">`,
      `url('${SERVER}/assets/images/x.png')`,
    ],
  ])('loads images and files from the server: %s', (html, part) => {
    expect(rewrite(html)).toContain(part);
    expect(rewrite(html)).not.toContain('crossorigin');
  });

  it.each([
    '<!doctype html><html lang=en><title>/base/assets/images/x.png</title>',
    '<script src=/base/assets/js/public.js></script><a href=/base/docs/a>',
    '<script>load("/base/assets/images/x.png")</script>',
    '<svg viewBox="0 0 1 1"><image href="/other/assets/images/x.png"/></svg>',
  ])('leaves public files and text unchanged: %s', (html) => {
    expect(rewrite(html)).toBe(html);
  });
});
