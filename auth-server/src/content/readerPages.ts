import { decideAccess, type Entitled } from '@gatehouse/contract/access';
import type { ReaderPage } from '@gatehouse/contract/me';
import type { Content } from './loadContent.js';

/** The unlisted pages that a reader may open: what no public file tells them. */
export function readerPages({ unlistedPages }: Content, reader: Entitled): ReaderPage[] {
  return [...unlistedPages.values()]
    .filter(({ access }) => decideAccess(access, reader) === 'open')
    .map(({ access, about }) => ({ ...about, access }));
}
