import { decideAccess, type Entitled } from '@gatehouse/contract/access';
import type { ReaderPage } from '@gatehouse/contract/me';
import type { Content } from './loadContent.js';

/** The unlisted pages that a reader can open. No public file mentions them. */
export function readerPages(
  { resources }: Pick<Content, 'resources'>,
  reader: Entitled,
): ReaderPage[] {
  return [...resources.values()].flatMap((resource) => {
    if (resource.kind === 'file' || resource.about === null) return [];
    const { about, access } = resource;
    return decideAccess(access, reader) === 'open' ? [{ ...about, access }] : [];
  });
}
