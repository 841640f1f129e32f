import { describe, expect, it } from 'vitest';
import { DEFAULT_ROUTES } from './accountPages';
import { parseAccountRoutes } from './accountRoutes';

describe('parseAccountRoutes', () => {
  it('keeps the default path of each page that is not set', () => {
    expect(parseAccountRoutes({ profile: '/account/me' })).toEqual({
      ...DEFAULT_ROUTES,
      profile: '/account/me',
    });
  });

  it.each([
    [{ signIn: 'login' }, '"signIn" must be a path of letters'],
    [{ signIn: '/login/' }, '"signIn" must be a path of letters'],
    [{ signIn: '//evil.example' }, '"signIn" must be a path of letters'],
    [{ signIn: '/a/../b' }, '"signIn" must be a path of letters'],
    [{ signIn: '/a(b|c)' }, '"signIn" must be a path of letters'],
    [{ signIn: '/api/sign-in' }, '"signIn" is reserved for the server'],
    [{ signIn: '/profile' }, '"profile" is also the path of "signIn"'],
    [{ login: '/login' }, 'Unrecognized key: "login". Pages are signIn, signUp'],
    ['/login', 'expected object'],
  ])('refuses %j', (option, problem) => {
    expect(() => parseAccountRoutes(option)).toThrow(problem);
  });
});
