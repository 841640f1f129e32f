import type { PropSidebarItem } from '@docusaurus/plugin-content-docs';
import { describe, expect, it } from 'vitest';
import { insertPages, type SidebarPage } from './insertPages';

const link = (href: string): PropSidebarItem => ({ type: 'link', href, label: href.slice(1) });
const category = (label: string, items: PropSidebarItem[], href?: string): PropSidebarItem => ({
  type: 'category',
  label,
  items,
  collapsible: true,
  collapsed: true,
  ...(href !== undefined && { href }),
});
const page = (
  href: string,
  after: string | null,
  categories: SidebarPage['position']['categories'] = [],
): SidebarPage => ({
  href,
  title: href.slice(1),
  access: 'members',
  position: { docs: 'default', version: 'current', sidebar: 'docs', categories, after },
});

/** `a, b, Guides(c, d)` */
function outline(items: readonly PropSidebarItem[]): string {
  return items
    .map((item) => {
      if (item.type === 'category') return `${item.label}(${outline(item.items)})`;
      return item.type === 'link' ? item.label : item.type;
    })
    .join(', ');
}

const SIDEBAR = [link('/a'), category('Guides', [link('/c'), link('/d')]), link('/e')];
const after = (...pages: SidebarPage[]) => outline(insertPages(SIDEBAR, pages));

describe('insertPages', () => {
  it('puts a page after its sibling, or first', () => {
    expect(after(page('/x', '/a'))).toBe('a, x, Guides(c, d), e');
    expect(after(page('/x', 'Guides'))).toBe('a, Guides(c, d), x, e');
    expect(after(page('/x', null))).toBe('x, a, Guides(c, d), e');
  });

  it('puts a page into its category, and creates a missing one', () => {
    const guides = { label: 'Guides', after: '/a' };
    expect(after(page('/x', '/c', [guides]))).toBe('a, Guides(c, x, d), e');
    const more = [guides, { label: 'More', after: '/d' }];
    expect(after(page('/x', null, more))).toBe('a, Guides(c, d, More(x)), e');
  });

  it('puts a page after another unlisted one, in either order', () => {
    const drafts = [{ label: 'Drafts', after: 'Guides' }];
    const pages = [page('/z', '/y', drafts), page('/y', null, drafts), page('/x', '/a')];
    expect(after(...pages)).toBe('a, x, Guides(c, d), Drafts(y, z), e');
  });

  it('puts a page whose sibling is missing at the end', () => {
    expect(after(page('/x', '/gone'))).toBe('a, Guides(c, d), e, x');
  });

  it('omits a page that is there already', () => {
    const items = [link('/x'), category('Guides', [link('/c')], '/y')];
    expect(insertPages(items, [page('/x', null), page('/y', null)])).toBe(items);
  });

  it('marks the link, which leads to another build, and sets its access', () => {
    const [item] = insertPages([], [page('/x', null)]);
    expect(item).toMatchObject({
      customProps: { gatehouse: { access: 'members', unlisted: true } },
    });
  });
});
