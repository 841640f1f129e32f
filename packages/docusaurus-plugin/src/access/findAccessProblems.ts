import path from 'node:path';
import { REQUEST_SYNTAX } from '../gates/resources';
import { describeSectionProblems } from '../sections/describeSectionProblems';
import { findSectionProblems } from './findSectionProblems';
import { findUnlistedProblems } from './findUnlistedProblems';
import type { PageRegistry, ReadPage } from './PageRegistry';
import type { ResolvedAccess } from './resolveAccess';

/**
 * All problems with the access of pages and static files, each as a paragraph that lists all
 * offenders, the allowed values, and what to do.
 */
export function findAccessProblems(
  registry: PageRegistry,
  staticFiles: readonly ResolvedAccess[],
  { siteDir, planIds }: { siteDir: string; planIds: readonly string[] },
): string[] {
  const name = (file: string): string => path.relative(siteDir, file).split(path.sep).join('/');
  const all = [...registry.all(), ...staticFiles];
  return [
    unknownValues(all, planIds, name),
    unusedPlans(all, planIds),
    unmatchedPages(registry.all(), name),
    unrequestablePages(registry, name),
    unrenderedPages(registry.gatedWithoutPage(), name),
    wrongSections(registry.all(), planIds, name),
    ...findUnlistedProblems(registry.all(), siteDir),
  ].filter((problem) => problem !== null);
}

type Name = (file: string) => string;

function unknownValues(
  pages: readonly ResolvedAccess[],
  planIds: readonly string[],
  name: Name,
): string | null {
  const offenders = new Map<string, string>();
  for (const { declaredBy, problem } of pages)
    if (declaredBy && problem) offenders.set(declaredBy, problem);
  if (offenders.size === 0) return null;

  const allowed = ['public', 'members', ...planIds].map((value) => `"${value}"`).join(', ');
  return [
    'The access of these files is not valid:',
    ...[...offenders].map(([file, problem]) => `- ${name(file)}: access ${problem}`),
    `Use ${allowed}, or a list of "members" and plans, any of which opens the page.`,
    'Correct the value, or add the plan to the plugin\'s "plans" option.',
  ].join('\n');
}

function unusedPlans(
  pages: readonly (ResolvedAccess & Partial<Pick<ReadPage, 'sections'>>)[],
  planIds: readonly string[],
): string | null {
  const used = new Set(
    pages
      .flatMap(({ access, sections = [] }) => [access, ...sections.map((one) => one.access)])
      .flatMap((access) => (typeof access === 'string' ? [] : access)),
  );
  const unused = planIds.filter((id) => !used.has(id));
  if (unused.length === 0) return null;
  return [
    'No page uses these plans:',
    ...unused.map((id) => `- ${id}`),
    'Readers with these plans would find nothing to open. Remove them from the plugin\'s "plans" option,',
    'or use them in the "access" of a page, a section or a folder.',
  ].join('\n');
}

/** It is unknown whether a rule for all versions applies: they may be copies of pages it gates. */
function unmatchedPages(pages: readonly ReadPage[], name: Name): string | null {
  const offenders = pages.filter(({ unmatched }) => unmatched !== undefined);
  if (offenders.length === 0) return null;
  const rules = new Set(offenders.flatMap(({ unmatched = [] }) => unmatched));
  return [
    'These pages of frozen versions have no counterpart in the current version:',
    ...offenders.map(({ filePath }) => `- ${name(filePath)}`),
    'These rules for all versions may cover them under another id and address:',
    ...[...rules].map((file) => `- ${name(file)}`),
    'Give each page, or its folder, its own "access" ("public" if everyone may read it), or give it the',
    '"id" or the "slug" of the page in the current version that it is a copy of.',
  ].join('\n');
}

function unrequestablePages(registry: PageRegistry, name: Name): string | null {
  const all = [...registry.gatedPages(), ...registry.sectionedPages()].map((one) => one.filePath);
  const offenders = [...new Set(all.map(name))].filter((file) => REQUEST_SYNTAX.test(file));
  if (offenders.length === 0) return null;
  return [
    "The bundler can't find the gated part of these files by name:",
    ...offenders.map((file) => `- ${file}`),
    'Rename the files or folders: "#", "!" and "?" have a special meaning there. To keep the ' +
      'addresses, set "slug".',
  ].join('\n');
}

function wrongSections(
  pages: readonly ReadPage[],
  planIds: readonly string[],
  name: Name,
): string | null {
  const problems = pages.flatMap((page) =>
    findSectionProblems(page).map((problem) => ({ ...problem, name: name(page.filePath) })),
  );
  return problems.length === 0 ? null : describeSectionProblems(problems, planIds);
}

function unrenderedPages(pages: readonly ReadPage[], name: Name): string | null {
  if (pages.length === 0) return null;
  return [
    'These files set "access", but no docs, blog or pages plugin renders them as pages:',
    ...pages.map(({ filePath }) => `- ${name(filePath)}`),
    'The gate only protects pages of these plugins. Move the text into one of their pages. Remove ' +
      '"access" from a',
    'file only if everyone may read it.',
  ].join('\n');
}
