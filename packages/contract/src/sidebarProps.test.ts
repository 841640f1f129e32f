import { expect, it } from 'vitest';
import { readSidebarProps, sidebarProps } from './sidebarProps';

it("stores a gated page's access next to the site's own props", () => {
  const own = { access: 'staff', unlisted: true };
  expect(readSidebarProps({ ...own, ...sidebarProps({ access: ['premium'] }) })).toEqual({
    access: ['premium'],
  });
  expect(readSidebarProps(own)).toBeNull();
  expect(readSidebarProps(undefined)).toBeNull();
});
