import path from 'node:path';
import type { GatedPage } from '../access/PageRegistry';
import { manifestPath } from './pagePaths';
import type { StagedPage } from './stagedPages';

/** Throws unless every gated page was rendered through its gate: the build must not pass one over. */
export function requireEveryPage(
  pages: readonly GatedPage[],
  staged: readonly StagedPage[],
  { baseUrl, siteDir }: { baseUrl: string; siteDir: string },
): void {
  const rendered = new Set(staged.map(({ pathname }) => manifestPath(pathname, baseUrl)));
  const missing = pages.filter(({ permalink }) => !rendered.has(manifestPath(permalink, baseUrl)));
  if (missing.length === 0) return;
  throw new Error(
    [
      'These gated pages were not rendered through the gate:',
      ...missing.map(
        ({ permalink, filePath }) => `- ${permalink} (${path.relative(siteDir, filePath)})`,
      ),
      'A component of the site replaces the one that the gate wraps. In src/theme/DocItem,',
      'src/theme/BlogPostPage or src/theme/MDXPage, wrap "@theme-original/…" instead of copying it.',
    ].join('\n'),
  );
}
