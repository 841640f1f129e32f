import path from 'node:path';
import { CATEGORY_FILES } from '../access/FolderDefaults';
import { resolveAccess, type ResolvedAccess, type Rules } from '../access/resolveAccess';
import { filesBelow } from '@gatehouse/contract/filesBelow';

/** A gated file in a static directory, or a `_category_` file that gates its folder. */
export interface StaticRule extends ResolvedAccess {
  /** Absolute. */
  source: string;
  /** Below the public directory, with `/` separators. */
  file: string;
  /** A `_category_` file: never published. */
  isCategory: boolean;
}

/**
 * The files in static directories that are not for everyone. A folder has its rule in a
 * `_category_` file, like a folder of pages. Docusaurus doesn't know such files there, and would
 * publish them.
 */
export async function findStaticRules(
  staticDirs: readonly string[],
  rules: Rules,
): Promise<StaticRule[]> {
  const all = await Promise.all(
    staticDirs.flatMap((directory) =>
      filesBelow(directory).map(async (source) => ({
        ...(await resolveAccess(source, {}, rules)),
        source,
        file: path.relative(directory, source).split(path.sep).join('/'),
        isCategory: CATEGORY_FILES.includes(path.basename(source)),
      })),
    ),
  );
  return all.filter(({ access, isCategory }) => access !== 'public' || isCategory);
}
