import type { LoadContext } from '@docusaurus/types';
import { expect, it } from 'vitest';
import presetGatehouse from './index';

const optionsOf = (options?: Parameters<typeof presetGatehouse>[1]) =>
  (presetGatehouse({} as LoadContext, options).themes as [string, unknown][]).map(
    ([, given]) => given,
  );

it('gives each of the two the options that are its own', () => {
  const plans = [{ id: 'premium', title: 'Premium' }];
  expect(optionsOf({ plans, navbar: false })).toEqual([{ plans }, { navbar: false }]);
});

it('leaves an option that neither knows to the gate, which names it', () => {
  expect(optionsOf({ plan: [] } as never)).toEqual([{ plan: [] }, {}]);
});

it('needs no options', () => {
  expect(optionsOf()).toEqual([{}, {}]);
});
