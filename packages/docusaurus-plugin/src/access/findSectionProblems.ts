import type { Access } from '@gatehouse/contract/access';
import type { ReadPage } from './PageRegistry';
import type { SectionProblem } from '../sections/Section';

/**
 * Problems with a page's sections. A section of a gated page adds to the page's access, and a
 * file's access means "any of these": so everyone who can open the section must be able to open the
 * page.
 */
export function findSectionProblems({
  access,
  sections = [],
  sectionProblems = [],
}: ReadPage): SectionProblem[] {
  const wider = sections
    .filter((section) => !isWithin(section.access, access))
    .map(({ line }) => ({ line, problem: describeWiderAccess(access) }));
  return [...sectionProblems, ...wider].sort((a, b) => a.line - b.line);
}

function isWithin(section: Access, page: Access): boolean {
  if (page === 'public') return true;
  if (page === 'members') return section !== 'public';
  return typeof section !== 'string' && section.every((plan) => page.includes(plan));
}

function describeWiderAccess(page: Access): string {
  const plans = typeof page === 'string' ? page : page.join(', ');
  return (
    `opens to readers who can't open its page. The page is for ${plans}: use one of these plans, or ` +
    "add the section's plan to the page"
  );
}
