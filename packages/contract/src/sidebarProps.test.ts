import { expect, it } from 'vitest';
import { readSidebarProps, sidebarProps } from './sidebarProps';

it('tells the access of a gated page beside what the site keeps there itself', () => {
  const own = { access: 'staff', unlisted: true };
  expect(readSidebarProps({ ...own, ...sidebarProps({ access: ['premium'] }) })).toEqual({
    access: ['premium'],
  });
  expect(readSidebarProps(own)).toBeNull();
  expect(readSidebarProps(undefined)).toBeNull();
});
