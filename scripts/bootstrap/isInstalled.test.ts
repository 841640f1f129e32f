import { expect, it } from 'vitest';
import { agrees } from './isInstalled.mjs';

const wanted = {
  '': { version: '1.0.0' },
  'node_modules/a': { version: '1.2.3' },
  'node_modules/a-darwin': { version: '1.2.3', optional: true },
  'node_modules/ours': { link: true },
};

it('accepts an installation without the binaries of other platforms', () => {
  const installed = { 'node_modules/a': { version: '1.2.3' }, 'node_modules/ours': { link: true } };
  expect(agrees(wanted, installed)).toBe(true);
});

it.each([
  ['a package is missing', { 'node_modules/ours': { link: true } }],
  ['a version differs', { 'node_modules/a': { version: '1.2.4' }, 'node_modules/ours': {} }],
  [
    'an optional package’s version differs',
    {
      'node_modules/a': { version: '1.2.3' },
      'node_modules/a-darwin': { version: '1.0.0' },
      'node_modules/ours': {},
    },
  ],
])('requires an installation if %s', (_, installed) => {
  expect(agrees(wanted, installed)).toBe(false);
});
