import { plansSchema } from '@gatehouse/contract/plan';
import { expect, it } from 'vitest';
import { PLANS } from './plans';

it('the plans of this site are what the gate accepts', () => {
  expect(plansSchema.parse(PLANS)).toEqual(PLANS);
});
