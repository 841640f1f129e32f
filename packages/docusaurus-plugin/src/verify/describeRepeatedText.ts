import { readFileSync } from 'node:fs';
import path from 'node:path';
import { atMost, count, shorten } from '@gatehouse/leak-check/wording';
import { findRepeatedText } from './findRepeatedText';
import type { GatedPage } from '../access/PageRegistry';

/** A generator of API docs may repeat text in hundreds of pages. */
const MAX_LISTED = 10;

/** Where the front matter of gated pages publishes gated text, or `null` if it doesn't. */
export function describeRepeatedText(pages: readonly GatedPage[], siteDir: string): string | null {
  const listed = new Map(
    pages.filter(({ isUnlisted }) => !isUnlisted).map((page) => [page.filePath, page]),
  );
  const found = [...listed.values()].flatMap(({ filePath, frontMatter }) =>
    findRepeatedText(readFileSync(filePath, 'utf8'), frontMatter).map(
      ({ line, key, text }) =>
        `- ${path.relative(siteDir, filePath)}:${line}, in "${key}": ${shorten(text)}`,
    ),
  );
  if (found.length === 0) return null;
  return [
    `[gated-content] Warning: front matter is public, but ${count(found.length, 'line')} of it ` +
      `${found.length === 1 ? 'repeats' : 'repeat'} gated text:`,
    ...atMost(found, MAX_LISTED),
    'Use other words there, or move the text into the teaser.',
  ].join('\n');
}
