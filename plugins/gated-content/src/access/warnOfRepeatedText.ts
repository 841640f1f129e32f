import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findRepeatedText } from './findRepeatedText';
import type { GatedPage } from './PageRegistry';

/** For each gated page whose front matter publishes a part of what is gated: where, and what to do. */
export function warnOfRepeatedText(pages: readonly GatedPage[], siteDir: string): string[] {
  return [...new Map(pages.map((page) => [page.filePath, page])).values()]
    .filter(({ isUnlisted }) => !isUnlisted)
    .flatMap(({ filePath, frontMatter }) =>
      findRepeatedText(readFileSync(filePath, 'utf8'), frontMatter).map(
        ({ line, key, text }) =>
          `[gated-content] Warning: ${path.relative(siteDir, filePath)}:${line} publishes gated text in its "${key}":\n` +
          `  “${text}”\n  Front matter is public. Say it in other words, or in the teaser.`,
      ),
    );
}
