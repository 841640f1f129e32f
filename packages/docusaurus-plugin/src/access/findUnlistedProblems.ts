import path from 'node:path';
import type { ReadPage } from './PageRegistry';

/** Problems with `listed`: each a paragraph that lists all offenders and says what to do. */
export function findUnlistedProblems(pages: readonly ReadPage[], siteDir: string): string[] {
  const name = (file: string): string => path.relative(siteDir, file).split(path.sep).join('/');
  return [unknownValues(pages, name), publicPages(pages, name)].filter(
    (problem) => problem !== null,
  );
}

type Name = (file: string) => string;

function unknownValues(pages: readonly ReadPage[], name: Name): string | null {
  const offenders = new Map<string, string>();
  for (const { unlisted } of pages) {
    if (unlisted?.problem !== undefined) offenders.set(unlisted.declaredBy, unlisted.problem);
  }
  if (offenders.size === 0) return null;
  return [
    'The value of "listed" in these files is not valid:',
    ...[...offenders].map(([file, problem]) => `- ${name(file)}: listed ${problem}`),
    'Use "false" for a page that only its readers may know about, or "true", the default.',
  ].join('\n');
}

function publicPages(pages: readonly ReadPage[], name: Name): string | null {
  // Invalid access is reported separately.
  const offenders = pages.filter(({ access, unlisted }) => unlisted && access === 'public');
  if (offenders.length === 0) return null;
  return [
    'These pages are unlisted, but everyone may read them:',
    ...offenders.map(({ filePath, unlisted }) =>
      unlisted === undefined || unlisted.declaredBy === filePath
        ? `- ${name(filePath)}`
        : `- ${name(filePath)} (by ${name(unlisted.declaredBy)})`,
    ),
    '"listed: false" hides a page from everyone who may not read it. Say who may with "access",',
    'or write "listed: true".',
  ].join('\n');
}
