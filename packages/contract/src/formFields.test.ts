import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AccountRoutes, DEFAULT_ROUTES } from './accountPages';
import { stripFieldsScript, withoutFields } from './formFields';

const without = (pathname: string, search: string, routes: AccountRoutes = DEFAULT_ROUTES) =>
  withoutFields(pathname, search, routes);

describe('withoutFields', () => {
  it.each([
    ['/sign-in', '?email=a%40b.example&password=hunter2&remember=on', ''],
    ['/sign-in', '?email=a&next=%2Fdocs%2Fa%20b&password=x', '?next=%2Fdocs%2Fa%20b'],
    ['/sign-in/', '?again&PASSWORD=x&next=/docs', '?again&next=/docs'],
    ['/ur/two-factor', '?code=123456&trust=on', ''],
    ['/reset-password.html', '?new%50assword=x', ''],
    ['/profile', '?currentPassword=a&newPassword=b&username=c&confirmation=d&name=e', ''],
    ['/docs/a', '?pass%77ord=x&q=1&e-mail=y', '?q=1'],
    ['/docs/a', '?code=1&name=x', '?code=1&name=x'],
    ['/docs/a', '?q=a+b&x=%zz&&', '?q=a+b&x=%zz&&'],
    ['/docs/a', '', ''],
  ])('reduces the query of %s%s to %j (CRD-13)', (pathname, search, left) => {
    expect(without(pathname, search)).toBe(left);
  });

  it("follows a site's custom paths for form pages (CRD-13)", () => {
    const moved = { ...DEFAULT_ROUTES, twoFactor: '/account/code' };
    expect(without('/ur/account/code', '?code=123456', moved)).toBe('');
    expect(without('/two-factor', '?code=123456', moved)).toBe('?code=123456');
  });

  it('is a fixed point, whatever the query (CRD-13)', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const left = without('/sign-in', `?${text}&password=x`);
        expect(left).not.toMatch(/password=x/);
        expect(without('/sign-in', left)).toBe(left);
      }),
    );
  });
});

describe('the script in the head', () => {
  function run(url: string): string[] {
    const replaced: string[] = [];
    const history = {
      state: null,
      replaceState: (_state: unknown, _title: string, address: string) => replaced.push(address),
    };
    new Function('location', 'history', stripFieldsScript(DEFAULT_ROUTES))(new URL(url), history);
    return replaced;
  }

  it('removes fields from the address bar, and keeps the return path and the anchor (CRD-13)', () => {
    expect(run('https://d.example/sign-in?email=a&password=b&next=%2Fx#token=t')).toEqual([
      'https://d.example/sign-in?next=%2Fx#token=t',
    ]);
    expect(run('https://d.example//evil?password=b')).toEqual(['https://d.example//evil']);
  });

  it('leaves other addresses alone', () => {
    expect(run('https://d.example/sign-in?next=%2Fx%3Fcode%3D1')).toEqual([]);
  });
});
