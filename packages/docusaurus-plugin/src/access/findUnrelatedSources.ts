import { existsSync } from 'node:fs';
import path from 'node:path';
import type { LoadedContent } from '../docusaurus/loadedContent';
import type { RoutedPage } from './collectPages';
import type { SourceFamily } from '../source/SourceFamily';

/**
 * Lists sources whose family is unknown to the gate, as a paragraph: translations whose original it
 * can't find, and docs with frozen versions outside the configured folders. Rules of the original
 * or the current version would not reach them.
 */
export function findUnrelatedSources(
  content: LoadedContent,
  pages: readonly RoutedPage[],
  { family, siteDir }: { family: SourceFamily; siteDir: string },
): string | null {
  const unrelated = [...orphanTranslations(pages, family), ...docsElsewhere(content, family)];
  if (unrelated.length === 0) return null;
  return [
    "The gate can't tell which pages these translations or frozen versions belong to:",
    ...unrelated.map((file) => `- ${path.relative(siteDir, file).split(path.sep).join('/')}`),
    'It reads the folders of docs, blog and pages from "presets" and "plugins" in the configuration.',
    'Set up the content plugin there by its name, with the folder as its "path".',
  ].join('\n');
}

function orphanTranslations(pages: readonly RoutedPage[], family: SourceFamily): string[] {
  return pages
    .map(({ filePath }) => filePath)
    .filter((file) => family.isTranslation(file))
    .filter((file) => {
      const original = family.originalOf(file);
      return original === null || !existsSync(original);
    });
}

function docsElsewhere({ docs }: LoadedContent, family: SourceFamily): string[] {
  return docs.flatMap(({ id, versions }) => {
    const current = versions.find(({ versionName }) => versionName === 'current');
    if (!current || versions.length === 1) return [];
    return current.contentPath === family.docs(id)?.directory ? [] : [current.contentPath];
  });
}
