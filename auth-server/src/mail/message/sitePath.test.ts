import { DEFAULT_ROUTES } from '@gatehouse/contract/accountPages';
import { describe, expect, it } from 'vitest';
import { accountPath, joinSiteUrl } from './sitePath.js';

const SITE = 'https://docs.example.com';

describe('joinSiteUrl', () => {
  it('keeps query and anchor', () => {
    expect(joinSiteUrl(SITE, '/reset?token=a%2Bb&x=1#form')).toBe(
      'https://docs.example.com/reset?token=a%2Bb&x=1#form',
    );
  });

  it('keeps the path that the site is served under', () => {
    expect(joinSiteUrl(`${SITE}/docs`, '/profile')).toBe('https://docs.example.com/docs/profile');
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '\n//evil',
    '/a b',
    '@evil',
  ])('refuses %j (TOK-06)', (path) => {
    expect(() => joinSiteUrl(SITE, path)).toThrow('path of the site');
  });
});

describe('accountPath', () => {
  it.each([
    ['/profile#email', '/me#email'],
    ['/sign-in?next=%2Fprofile#token=a', '/account/enter?next=%2Fprofile#token=a'],
    ['/verify-email', '/verify-email'],
    ['/profiles/ada', '/profiles/ada'],
  ])('finds %s at %s', (path, moved) => {
    const routes = { ...DEFAULT_ROUTES, signIn: '/account/enter', profile: '/me' };
    expect(accountPath(path, routes)).toBe(moved);
  });
});
