import type { PropSidebarItem } from '@docusaurus/plugin-content-docs';
import type { ReaderPage } from '@gatehouse/contract/me';
import type { SidebarPosition } from '@gatehouse/contract/unlisted';
import { sidebarProps } from '@gatehouse/contract/sidebarProps';

type Items = readonly PropSidebarItem[];

/** An unlisted page with its position in the current sidebar. */
export interface SidebarPage extends ReaderPage {
  position: SidebarPosition;
}

/**
 * The sidebar with unlisted pages in their places. A page may follow another one that comes later
 * in the list, so those whose sibling is missing are retried; if it stays missing, they come last.
 */
export function insertPages(sidebar: Items, pages: readonly SidebarPage[]): Items {
  let items = sidebar;
  let pending = pages.filter(({ href }) => !holds(sidebar, href));
  for (let isLastTry = false; pending.length > 0;) {
    const missing: SidebarPage[] = [];
    for (const page of pending) {
      const inserted = insert(items, page, page.position.categories, isLastTry);
      if (inserted) items = inserted;
      else missing.push(page);
    }
    isLastTry = missing.length === pending.length;
    pending = missing;
  }
  return items;
}

/** In the page's own build, the sidebar has it already. */
function holds(items: Items, href: string): boolean {
  return items.some(
    (item) =>
      ('href' in item && isSame(item.href, href)) ||
      (item.type === 'category' && holds(item.items, href)),
  );
}

/** Docusaurus adds or removes the site's trailing slash when it renders a link. */
function isSame(a: string | undefined, b: string): boolean {
  return a?.replace(/\/$/, '') === b.replace(/\/$/, '');
}

function insert(
  items: Items,
  page: SidebarPage,
  [category, ...inner]: SidebarPosition['categories'],
  atTheEnd: boolean,
): Items | null {
  if (!category) return insertAfter(items, page.position.after, linkTo(page), atTheEnd);
  const known = items.find((item) => item.type === 'category' && item.label === category.label);
  if (known?.type === 'category') {
    const inside = insert(known.items, page, inner, atTheEnd);
    return (
      inside && items.map((item) => (item === known ? { ...known, items: [...inside] } : item))
    );
  }
  const inside = insert([], page, inner, atTheEnd);
  return inside && insertAfter(items, category.after, categoryOf(category, inside), atTheEnd);
}

function insertAfter(
  items: Items,
  after: string | null,
  item: PropSidebarItem,
  atTheEnd: boolean,
): Items | null {
  const at = after === null ? 0 : items.findIndex((sibling) => nameOf(sibling) === after) + 1;
  if (at === 0 && after !== null) return atTheEnd ? [...items, item] : null;
  return [...items.slice(0, at), item, ...items.slice(at)];
}

/** Identifies siblings like `findSidebarPosition`. */
function nameOf(item: PropSidebarItem): string | undefined {
  if (item.type === 'category') return item.label;
  return item.type === 'link' ? item.href : undefined;
}

function linkTo({ href, title, access }: SidebarPage): PropSidebarItem {
  return {
    type: 'link',
    href,
    label: title,
    customProps: sidebarProps({ access, unlisted: true }),
  };
}

function categoryOf({ label }: { label: string }, items: Items): PropSidebarItem {
  return { type: 'category', label, items: [...items], collapsible: true, collapsed: false };
}
