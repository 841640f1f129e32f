import { expect, it } from 'vitest';
import { anchorOf } from './anchorOf';

it.each([
  ['', ''],
  ['#', ''],
  ['#a-heading', 'a-heading'],
  ['#%E6%97%A5%E6%9C%AC', '日本'],
  ['#100%', '100%'],
  ['#%E6%97', '%E6%97'],
])('the anchor of an address that ends with "%s" is "%s"', (hash, anchor) => {
  expect(anchorOf({ hash })).toBe(anchor);
});
