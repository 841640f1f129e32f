import path from 'node:path';
import type { ParseFrontMatter } from '@docusaurus/types';
import type { FolderDefaults } from './FolderDefaults';
import { readPageOf } from './readPageOf';
import type { SourceFamily } from '../source/SourceFamily';

/** What a file says about access: a page's own front matter, or a `_category_` file. */
export interface Statement {
  /** Absolute. */
  file: string;
  value: unknown;
  /** Whether it goes for the frozen versions of the page as well, as it stands there. */
  allVersions: unknown;
}

export interface StatementRules {
  folders: FolderDefaults;
  family: SourceFamily;
  /** The site's own parser. */
  parseFrontMatter: ParseFrontMatter;
}

/**
 * What is said of a page in its own version: by itself, else by the nearest folder, else by the page that
 * it translates. `null`: no one says anything.
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
