import path from 'node:path';
import type { SectionedPage } from '../access/PageRegistry';
import { GATED_QUERY } from '../gates/names';

/**
 * Throws unless every section was compiled out of its page, into a module that only its gate
 * imports: the build must not skip any.
 *
 * @param gatedModules resources with their queries, absolute
 */
export function requireEverySection(
  pages: readonly SectionedPage[],
  gatedModules: ReadonlySet<string>,
  siteDir: string,
): void {
  const missing = pages.flatMap(({ filePath, sections }) =>
    sections
      .filter(({ number }) => !gatedModules.has(`${filePath}?${GATED_QUERY}=${number}`))
      .map(({ line }) => `- ${path.relative(siteDir, filePath)}:${line}`),
  );
  if (missing.length === 0) return;
  throw new Error(
    [
      'These sections were not compiled separately from their pages:',
      ...missing,
      'A plugin that handles Markdown files runs instead of the gate, or a truncate marker of the',
      'site removes them everywhere. Look for a plugin that adds rules for .md or .mdx files.',
    ].join('\n'),
  );
}
