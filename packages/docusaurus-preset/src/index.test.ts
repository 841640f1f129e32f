import type { LoadContext } from '@docusaurus/types';
import { expect, it } from 'vitest';
import presetGatehouse from './index';

const siteWith = (...presets: unknown[]) => ({ siteConfig: { presets } }) as unknown as LoadContext;
const OURS = '@gatehouse/docusaurus-preset';

const optionsOf = (options?: Parameters<typeof presetGatehouse>[1]) =>
  (presetGatehouse(siteWith('classic', OURS), options).themes as [string, unknown][]).map(
    ([, given]) => given,
  );

it('gives each of the two the options that are its own', () => {
  const plans = [{ id: 'premium', title: 'Premium' }];
  expect(optionsOf({ plans, navbar: false })).toEqual([{ plans }, { navbar: false }]);
});

it('gives both where the account pages are', () => {
  const routes = { signIn: '/login' };
  expect(optionsOf({ routes })).toEqual([{ routes }, { routes }]);
  expect(optionsOf({ routes: false })).toEqual([{}, { routes: false }]);
});

it('leaves an option that neither knows to the gate, which names it', () => {
  expect(optionsOf({ plan: [] } as never)).toEqual([{ plan: [] }, {}]);
});

it('needs no options', () => {
  expect(optionsOf()).toEqual([{}, {}]);
});

it.each([
  [
    [OURS, {}],
    ['classic', {}],
  ],
  ['@gatehouse', '@docusaurus/preset-classic'],
])('refuses to come before the theme that it wraps: %j', (...presets) => {
  expect(() => presetGatehouse(siteWith(...presets))).toThrow(
    /List "@gatehouse.* after ".*classic"/,
  );
});

it('takes a site that has its theme from elsewhere', () => {
  expect(() => presetGatehouse(siteWith([OURS, {}]))).not.toThrow();
  expect(() => presetGatehouse(siteWith('/a/path/to/the/preset', 'classic'))).not.toThrow();
});
