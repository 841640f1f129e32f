import type { SidebarPosition } from '@gatehouse/contract/unlisted';
import type { SidebarItem } from '../docusaurus/loadedContent';

type Position = Pick<SidebarPosition, 'categories' | 'after'>;

/**
 * A doc's position among the items: the preceding sibling, and the categories around it. A
 * category's own page comes first in it.
 *
 * @param hrefOf the address of a doc
 * @returns `null` when it isn't among them
 */
export function findSidebarPosition(
  items: readonly SidebarItem[],
  docId: string,
  hrefOf: (docId: string) => string,
): Position | null {
  let after: string | null = null;
  for (const item of items) {
    if (item.type === 'doc' && item.id === docId) return { categories: [], after };
    if (item.type === 'category') {
      const inside: Position | null =
        item.link?.type === 'doc' && item.link.id === docId
          ? { categories: [], after: null }
          : findSidebarPosition(item.items ?? [], docId, hrefOf);
      if (inside) {
        const category = { label: item.label ?? '', after };
        return { ...inside, categories: [category, ...inside.categories] };
      }
    }
    after = nameOf(item, hrefOf) ?? after;
  }
  return null;
}

/** `null` for an item without a name, such as a piece of HTML. */
function nameOf(item: SidebarItem, hrefOf: (docId: string) => string): string | null {
  if (item.type === 'category') return item.label ?? null;
  if (item.type === 'doc' || item.type === 'ref') return hrefOf(item.id ?? '');
  return item.href ?? null;
}
