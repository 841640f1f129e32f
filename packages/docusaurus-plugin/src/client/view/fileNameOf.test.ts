import { expect, it } from 'vitest';
import { fileNameOf } from './fileNameOf';

const HASH = 'e2b1c9d47a3f5608e2b1c9d47a3f5608';

it.each([
  [`/base/assets/files/tool-${HASH}.js`, 'tool.js'],
  [`/assets/files/archive.tar-${HASH}.gz`, 'archive.tar.gz'],
  [`/assets/files/price-list-${HASH}.pdf`, 'price-list.pdf'],
  [`/assets/files/preis%20liste-${HASH}.pdf`, 'preis liste.pdf'],
  [`https://auth.example.com/gated/assets/files/tool-${HASH}.js`, 'tool.js'],
])('a linked file keeps the name that its author gave it: %s', (href, name) => {
  expect(fileNameOf(href)).toBe(name);
});

it.each([undefined, '/docs/start', '/files/list.pdf', `/assets/images/a-${HASH}.png`])(
  'anything but a linked file has no name: %s',
  (href) => {
    expect(fileNameOf(href)).toBeUndefined();
  },
);
