import { DEFAULT_ROUTES } from '@gatehouse/contract/accountPages';
import { expect, it } from 'vitest';
import { validateOptions, type Options } from './options';

const validate = (options: object) => validateOptions({ options: options as Options });

it('adds the account menu to the navbar by default', () => {
  expect(validate({})).toEqual({
    id: 'default',
    navbar: 'auto',
    routes: DEFAULT_ROUTES,
    preferences: ['colorMode'],
  });
  expect(validate({ navbar: false })).toMatchObject({ navbar: false });
});

it.each([
  [{ navbar: 'left' }, '"navbar"'],
  [{ navbar: true }, '"navbar"'],
  [{ navBar: 'auto' }, '"navBar"'],
  [{ routes: { signIn: 'login' } }, '"routes": "signIn" must be a path'],
  [{ preferences: ['color'] }, '"preferences[0]" must be one of [colorMode, packageManager,'],
  [{ preferences: ['colorMode', 'colorMode'] }, '"preferences[1]" contains a duplicate value'],
  [{ preferences: true }, '"preferences" must be'],
  [{ routes: true }, '"routes": '],
])('refuses %o, and says why', (options, why) => {
  expect(() => validate(options)).toThrow(why);
});

it('lists all problems at once', () => {
  expect(() => validate({ navbar: true, routes: true })).toThrow(/"navbar"[^]*"routes"/);
});
