import { expect, it } from 'vitest';
import { findOffered } from './findOffered';

it('offers no color mode where the site has switched the choice off', () => {
  const all = ['colorMode', 'experience'] as const;
  expect(findOffered(all, { colorMode: { disableSwitch: true } })).toEqual(['experience']);
  expect(findOffered(all, { colorMode: { disableSwitch: false } })).toEqual(all);
  expect(findOffered(all, {})).toEqual(all);
});
