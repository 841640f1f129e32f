import { expect, it } from 'vitest';
import { findOffered } from './findOffered';

it('does not offer the color mode if the site has disabled the choice', () => {
  const all = ['colorMode', 'experience'] as const;
  expect(findOffered(all, { colorMode: { disableSwitch: true } })).toEqual(['experience']);
  expect(findOffered(all, { colorMode: { disableSwitch: false } })).toEqual(all);
  expect(findOffered(all, {})).toEqual(all);
});
