import type { LoadContext } from '@docusaurus/types';
import { expect, it } from 'vitest';
import presetGatehouse from './index';

const siteWith = (...presets: unknown[]) => ({ siteConfig: { presets } }) as unknown as LoadContext;
const PRESET = '@gatehouse/docusaurus-preset';

const optionsOf = (options?: Parameters<typeof presetGatehouse>[1]) =>
  (presetGatehouse(siteWith('classic', PRESET), options).themes as [string, unknown][]).map(
    ([, given]) => given,
  );

it('passes each of the two its own options', () => {
  const plans = [{ id: 'premium', title: 'Premium' }];
  expect(optionsOf({ plans, navbar: false })).toEqual([{ plans }, { navbar: false }]);
});

it('passes the paths of the account pages to both', () => {
  const routes = { signIn: '/login' };
  expect(optionsOf({ routes })).toEqual([{ routes }, { routes }]);
  expect(optionsOf({ routes: false })).toEqual([{}, { routes: false }]);
});

it('passes an unknown option to the gate, which reports it', () => {
  expect(optionsOf({ plan: [] } as never)).toEqual([{ plan: [] }, {}]);
});

it('requires no options', () => {
  expect(optionsOf()).toEqual([{}, {}]);
});

it.each([
  [
    [PRESET, {}],
    ['classic', {}],
  ],
  ['@gatehouse', '@docusaurus/preset-classic'],
])('refuses to be listed before the theme it wraps: %j', (...presets) => {
  expect(() => presetGatehouse(siteWith(...presets))).toThrow(
    /List "@gatehouse.* after ".*classic"/,
  );
});

it('accepts a site whose theme comes from elsewhere', () => {
  expect(() => presetGatehouse(siteWith([PRESET, {}]))).not.toThrow();
  expect(() => presetGatehouse(siteWith('/a/path/to/the/preset', 'classic'))).not.toThrow();
});
