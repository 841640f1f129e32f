import { expect, it } from 'vitest';
import { planTitles } from './siteData';

it('a plan has its title, and one that is no longer offered its id', () => {
  expect(planTitles(['premium', 'founders'])).toEqual(['Premium', 'founders']);
});
