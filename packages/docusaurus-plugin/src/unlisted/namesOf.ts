import path from 'node:path';
import type { UnlistedNames } from '@gatehouse/leak-check/record';
import type { UnlistedPage } from './collectUnlistedPages';

/** What tells that an unlisted page exists, however short it is. */
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
        // How a link to the file ends that was not resolved.
        `./${path.posix.basename(source)}`,
        ...own.map(({ permalink }) => withoutEnd(permalink)),
      ]),
    ],
    titles: [
      ...new Set([
        ...titles,
        ...own.map(({ label }) => label),
        // Of a category with listed pages everyone knows.
        ...(position?.categories ?? []).map(({ label }) => label),
      ]),
    ],
  };
}

function withoutEnd(href: string): string {
  return decodeURI(href).replace(/\/$/, '');
}
