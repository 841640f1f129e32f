import path from 'node:path';
import type { UnlistedNames } from '@gatehouse/leak-check/record';
import type { UnlistedPage } from './collectUnlistedPages';

/** Everything that would reveal that an unlisted page exists, however short. */
export function namesOf(
  { source, href, titles, tags, position }: UnlistedPage,
  isPublicTag: (permalink: string) => boolean,
): UnlistedNames {
  const own = tags.filter(({ permalink }) => !isPublicTag(permalink));
  return {
    source,
    addresses: [
      ...new Set([
        withoutEnd(href),
        source,
        // The end of an unresolved link to the file.
        `./${path.posix.basename(source)}`,
        ...own.map(({ permalink }) => withoutEnd(permalink)),
      ]),
    ],
    titles: [
      ...new Set([
        ...titles,
        ...own.map(({ label }) => label),
        // Categories with listed pages are public.
        ...(position?.categories ?? []).map(({ label }) => label),
      ]),
    ],
  };
}

function withoutEnd(href: string): string {
  return decodeURI(href).replace(/\/$/, '');
}
