import { plansSchema } from '@gatehouse/contract/plan';
import { expect, it } from 'vitest';
import { PLANS } from './plans';

it('the plans of this site are valid for the gate', () => {
  expect(plansSchema.parse(PLANS)).toEqual(PLANS);
});
