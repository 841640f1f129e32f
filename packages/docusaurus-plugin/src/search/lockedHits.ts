import type { Access } from '@gatehouse/contract/access';
import type { Plan } from '@gatehouse/contract/plan';

/**
 * What search results show for gated pages, by address: the titles of the plans that open the page,
 * none for a page for members. It reveals no more than the sidebar's locks do: unlisted pages are
 * left out.
 */
export type LockedHits = Record<string, readonly string[]>;

interface Page {
  permalink: string;
  access: Access;
  isUnlisted?: boolean;
}

export function collectLockedHits(pages: readonly Page[], plans: readonly Plan[]): LockedHits {
  const titlesOf = (access: Access) =>
    plans
      .filter(({ id }) => typeof access !== 'string' && access.includes(id))
      .map(({ title }) => title);
  const listed = pages.filter(({ isUnlisted }) => isUnlisted !== true);
  return Object.fromEntries(
    listed.map(({ permalink, access }) => [permalink.replace(/(?<=.)\/$/, ''), titlesOf(access)]),
  );
}
