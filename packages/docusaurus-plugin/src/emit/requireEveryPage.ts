import path from 'node:path';
import type { GatedPage } from '../access/PageRegistry';
import { manifestPath } from '../outputs/pagePaths';
import type { StagedPage } from '../outputs/stagedPages';

/** Throws unless every gated page was rendered through its gate: the build must not skip any. */
export function requireEveryPage(
  pages: readonly GatedPage[],
  staged: readonly StagedPage[],
  { baseUrl, siteDir }: { baseUrl: string; siteDir: string },
): void {
  const rendered = new Set(staged.map(({ pathname }) => manifestPath(pathname, baseUrl)));
  const missing = pages.filter(({ permalink }) => !rendered.has(manifestPath(permalink, baseUrl)));
  if (missing.length === 0) return;
  const list = (some: readonly GatedPage[]): string[] =>
    some.map(({ permalink, filePath }) => `- ${permalink} (${path.relative(siteDir, filePath)})`);
  const unreachable = missing.filter(({ permalink }) => PATTERN.test(permalink));
  const others = missing.filter((page) => !unreachable.includes(page));
  throw new Error(
    [
      ...(unreachable.length === 0
        ? []
        : [
            "Docusaurus can't show these gated pages at their addresses, gated or not: its router reads",
            'parentheses, colons and asterisks as a pattern, and shows its 404 page there:',
            ...list(unreachable),
            'Give each page a "slug" without these characters in its front matter, or rename the file.',
          ]),
      ...(others.length === 0 ? [] : [NOT_WRAPPED, ...list(others), ADVICE]),
    ].join('\n'),
  );
}

/** Syntax of React Router's path-to-regexp: a group, a parameter, a wildcard. */
const PATTERN = /\(|:\w|\*|\\/;

const NOT_WRAPPED = 'These gated pages were not rendered through the gate:';
const ADVICE = `A component of the site replaces the one that the gate wraps. In src/theme/DocItem,
src/theme/BlogPostPage or src/theme/MDXPage, wrap "@theme-original/…" instead of copying it. The gate
wraps what "docItemComponent", "blogPostComponent" and "mdxPageComponent" name, if they are set in the
options of a content plugin that the configuration names.`;
