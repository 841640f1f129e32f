import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sourcePath, type LoadedContent } from './loadedContent';
import { requireAssumption } from './requireAssumption';

const DOCS = 'docusaurus-plugin-content-docs';

interface Version {
  draftIds?: string[];
}

/**
 * Docusaurus sends the ids of drafts to the browser, in data that all pages share. Hidden pages are
 * presented as drafts: their ids are removed before the bundler reads that data.
 */
export function removeDraftIds(generatedFilesDir: string, ids: ReadonlySet<string>): void {
  const file = path.join(generatedFilesDir, 'globalData.json');
  if (ids.size === 0 || !existsSync(file)) return;
  const data = JSON.parse(readFileSync(file, 'utf8')) as Record<
    string,
    Record<string, { versions?: Version[] }>
  >;
  requireAssumption(DOCS in data, `${file} does not mention ${DOCS}, which has hidden pages`);
  for (const { versions = [] } of Object.values(data[DOCS] ?? {})) {
    for (const version of versions) {
      version.draftIds = version.draftIds?.filter((id) => !ids.has(id));
    }
  }
  writeFileSync(file, JSON.stringify(data, null, 2));
}

/** The ids of the docs among the hidden pages. */
export function hiddenDocIds(
  { docs }: LoadedContent,
  isHidden: (source: string) => boolean,
): Set<string> {
  const drafts = docs.flatMap(({ versions }) => versions.flatMap((version) => version.drafts));
  return new Set(drafts.filter((draft) => isHidden(sourcePath(draft))).map(({ id }) => id));
}
