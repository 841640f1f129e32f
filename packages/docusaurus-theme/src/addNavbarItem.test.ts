import { expect, it } from 'vitest';
import { addNavbarItem } from './addNavbarItem';

const ACCOUNT = { type: 'custom-account', position: 'right' };

it('puts the account menu behind the items of the site', () => {
  const themeConfig = { navbar: { items: [{ type: 'search' }] } };
  addNavbarItem(themeConfig);
  expect(themeConfig.navbar.items).toEqual([{ type: 'search' }, ACCOUNT]);
});

it('gives a site without a navbar of its own one', () => {
  const themeConfig = {};
  addNavbarItem(themeConfig);
  expect(themeConfig).toEqual({ navbar: { items: [ACCOUNT] } });
});

it('leaves a menu where the site has put it, and is one however often it is added', () => {
  const themeConfig = { navbar: { items: [{ ...ACCOUNT, position: 'left' as const }] } };
  addNavbarItem(themeConfig);
  addNavbarItem(themeConfig);
  expect(themeConfig.navbar.items).toEqual([{ ...ACCOUNT, position: 'left' }]);
});
