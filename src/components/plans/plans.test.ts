import { plansSchema } from '@gatehouse/contract/plan';
import { expect, it } from 'vitest';
import { PLANS, planTitles } from './plans';

it('the plans of this site are what the gate accepts', () => {
  expect(plansSchema.parse(PLANS)).toEqual(PLANS);
});

it('a plan has its title, and one that is not sold any more its id', () => {
  expect(planTitles(['premium', 'founders'])).toEqual(['Premium', 'founders']);
});
