import { DEFAULT_ROUTES } from '@gatehouse/contract/accountPages';
import { expect, it } from 'vitest';
import { createLandingPage } from './landingPage.js';

const site = {
  baseUrl: '/handbook/',
  accountRoutes: { ...DEFAULT_ROUTES, profile: '/me' },
  routes: {
    '/handbook/members': { access: 'members' as const },
    '/handbook/premium': { access: ['premium'] },
    '/handbook/größe': { access: ['premium'] },
  },
};

it.each([
  ['/intro?x=1#y', [], '/intro?x=1#y'],
  ['/members', [], '/members'],
  ['/premium', [], '/'],
  ['/premium/?x=1#y', [], '/'],
  ['/premium.html', [], '/'],
  ['/gr%C3%B6%C3%9Fe', [], '/'],
  ['/a/%2e%2e/premium', [], '/'],
  ['/premium#y', ['premium'], '/premium#y'],
  ['/premium', ['team'], '/'],
])('for %s with the plans %j is %s', (path, plans, landing) => {
  expect(createLandingPage(site)(path, plans)).toBe(landing);
});

it('is the profile when the reader cannot open the home page', () => {
  const routes = { ...site.routes, '/handbook/': { access: ['premium'] } };
  expect(createLandingPage({ ...site, routes })('/premium', [])).toBe('/me');
  expect(createLandingPage({ ...site, routes })('/premium', ['premium'])).toBe('/premium');
});
