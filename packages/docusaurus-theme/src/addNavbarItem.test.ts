import { expect, it } from 'vitest';
import { addNavbarItem } from './addNavbarItem';

const ACCOUNT = { type: 'custom-account', position: 'right' };

it('adds the account menu after the site’s items', () => {
  const themeConfig = { navbar: { items: [{ type: 'search' }] } };
  addNavbarItem(themeConfig);
  expect(themeConfig.navbar.items).toEqual([{ type: 'search' }, ACCOUNT]);
});

it('adds a navbar to a site without one', () => {
  const themeConfig = {};
  addNavbarItem(themeConfig);
  expect(themeConfig).toEqual({ navbar: { items: [ACCOUNT] } });
});

it('leaves a menu where the site has put it, and never adds a second one', () => {
  const themeConfig = { navbar: { items: [{ ...ACCOUNT, position: 'left' as const }] } };
  addNavbarItem(themeConfig);
  addNavbarItem(themeConfig);
  expect(themeConfig.navbar.items).toEqual([{ ...ACCOUNT, position: 'left' }]);
});
