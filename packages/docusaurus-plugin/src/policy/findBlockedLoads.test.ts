import { expect, it } from 'vitest';
import type { AllowedSources } from './allowedSources';
import { findBlockedLoads } from './findBlockedLoads';
import { inspectPage } from './inspectPage';

const find = (html: string, allowed: AllowedSources = {}) =>
  findBlockedLoads(inspectPage(html), {
    url: 'https://docs.example.com/base/',
    authUrl: 'https://auth.example.com',
    allowed,
  });

it('lets a page load its own files, and the server’s', () => {
  const html = `<img src=/a.png><img src=../b.png><img src=https://docs.example.com/c.png>
    <img src=https://auth.example.com/gated/d.png><img src=data:image/png,>`;
  expect(find(html)).toEqual([]);
});

it('lists the origin of everything else, and the directive that would allow it', () => {
  const html = `<img src=https://images.example.com/a.png><script src=//cdn.example.com/a.js></script>
    <iframe src=data:text/html,></iframe><p onclick=a()>`;
  expect(find(html)).toEqual([
    'img-src https://images.example.com',
    'script-src https://cdn.example.com',
    'frame-src data:',
    'the handler onclick in <p>',
  ]);
});

it('accepts an origin, or all subdomains of one, that the site allows', () => {
  const html = `<img src=https://a.images.example.com/x.png>`;
  expect(find(html, { 'img-src': ['https://*.images.example.com'] })).toEqual([]);
  expect(find(html, { 'img-src': ['https://images.example.com'] })).toHaveLength(1);
  expect(find(html, { 'script-src': ['https://*.images.example.com'] })).toHaveLength(1);
  const lookAlike = `<img src=https://evilimages.example.com/x.png>`;
  expect(find(lookAlike, { 'img-src': ['https://*.images.example.com'] })).toHaveLength(1);
});
