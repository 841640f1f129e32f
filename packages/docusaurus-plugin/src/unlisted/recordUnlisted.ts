import { readFileSync } from 'node:fs';
import path from 'node:path';
import { splitFrontMatter } from '@gatehouse/contract/splitFrontMatter';
import {
  fingerprintOfFile,
  isAuthored,
  isText,
  sourceLines,
  type SourceRecord,
} from '@gatehouse/leak-check/record';
import type { BuiltUnlisted } from './buildUnlisted';
import type { UnlistedPage } from './collectUnlistedPages';
import { namesOf } from './namesOf';

/**
 * Adds to the record of the public build what the leak scan must also search for: unlisted pages,
 * including teasers, and what only they include.
 *
 * @param tags addresses in the public build: an unlisted page may share a tag with a public one
 */
export function recordUnlisted(
  record: SourceRecord,
  { pages, records }: BuiltUnlisted,
  { siteDir, tags }: { siteDir: string; tags: readonly string[] },
): SourceRecord {
  if (pages.length === 0) return record;
  const known = new Set([
    ...record.publicSources,
    ...record.gated.map(({ source }) => source),
    ...pages.map(({ source }) => source),
  ]);
  const parts = new Map<string, SourceRecord['gated'][number]>();
  for (const staged of records) {
    for (const part of staged.gated) if (!known.has(part.source)) parts.set(part.source, part);
    // What is public in that build includes what the teaser of an unlisted page includes.
    for (const source of staged.publicSources) {
      if (known.has(source) || parts.has(source) || !isAuthored(source)) continue;
      const text = isText(source) ? readFileSync(path.resolve(siteDir, source), 'utf8') : '';
      parts.set(source, { source, isPage: false, lines: sourceLines(text) });
    }
  }
  const isPublicTag = (permalink: string): boolean => tags.includes(permalink);
  const wholeFiles = [...pages.map(({ source }) => source), ...parts.keys()];
  return {
    ...record,
    gatedFiles: [
      ...record.gatedFiles,
      ...records.flatMap(({ gatedFiles }) => gatedFiles).filter(({ name }) => !known.has(name)),
      ...wholeFiles.map((source) =>
        fingerprintOfFile(source, readFileSync(path.resolve(siteDir, source))),
      ),
    ],
    gated: [...record.gated, ...pages.map((page) => gatedSource(page, siteDir)), ...parts.values()],
    unlisted: pages.map((page) => namesOf(page, isPublicTag)),
  };
}

function gatedSource(page: UnlistedPage, siteDir: string): SourceRecord['gated'][number] {
  const [frontMatter, body] = splitFrontMatter(
    readFileSync(path.resolve(siteDir, page.source), 'utf8'),
  );
  const about = [...page.titles, page.description].filter((text) => text !== '');
  return {
    source: page.source,
    isPage: true,
    lines: [
      ...about.map((text) => ({ line: 1, text })),
      ...sourceLines(body, frontMatter.split('\n').length),
    ],
  };
}
