import path from 'node:path';
import type { ParseFrontMatter } from '@docusaurus/types';
import type { FolderDefaults } from './FolderDefaults';
import { readPageOf } from './readPageOf';
import type { SourceFamily } from '../source/SourceFamily';

/** A file's statement about access: a page's own front matter, or a `_category_` file. */
export interface Statement {
  /** Absolute. */
  file: string;
  value: unknown;
  /** The raw value that says whether it also applies to frozen versions of the page. */
  allVersions: unknown;
}

export interface StatementRules {
  folders: FolderDefaults;
  family: SourceFamily;
  /** The site's own parser. */
  parseFrontMatter: ParseFrontMatter;
}

/**
 * The statement for a page within its version: its own, or else that of the nearest folder, or of
 * the page it translates. `null` if there is none.
 */
export async function findStatement(
  filePath: string,
  frontMatter: Record<string, unknown>,
  rules: StatementRules,
): Promise<Statement | null> {
  if (Object.hasOwn(frontMatter, 'access') || Object.hasOwn(frontMatter, 'access_all_versions')) {
    const { access, access_all_versions: allVersions } = frontMatter;
    return { file: filePath, value: access, allVersions };
  }
  const ofFolder = await rules.folders.nearest(path.dirname(filePath));
  if (ofFolder) return ofFolder;
  const original = rules.family.originalOf(filePath);
  if (original === null) return null;
  const page = await readPageOf(original, rules.parseFrontMatter);
  return findStatement(page.filePath, page.frontMatter, rules);
}
