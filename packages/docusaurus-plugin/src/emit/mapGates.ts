import type { Access } from '@gatehouse/contract/access';
import type { GatedPage, SectionedPage } from '../access/PageRegistry';
import { gateIdOf, sectionId } from '../gates/names';

/** Gate id → access, for pages and sections. */
export function mapGates(
  siteDir: string,
  pages: readonly GatedPage[],
  sectioned: readonly SectionedPage[],
): Map<string, Access> {
  const idOf = (filePath: string): string => gateIdOf(siteDir, filePath);
  return new Map<string, Access>([
    ...pages.map(({ filePath, access }) => [idOf(filePath), access] as const),
    ...sectioned.flatMap(({ filePath, sections }) =>
      sections.map(({ number, access }) => [sectionId(idOf(filePath), number), access] as const),
    ),
  ]);
}
