import path from 'node:path';
import type { Access } from '@gatehouse/contract/access';
import type { FolderDefaults } from './FolderDefaults';
import { parseAccess } from './parseAccess';

export interface ResolvedAccess {
  access: Access;
  /** The file that says so: the page itself or a `_category_` file. `null`: nobody said anything. */
  saidBy: string | null;
  /** What is wrong with the value, as the end of a sentence. The access is then nobody's. */
  problem?: string;
}

/**
 * The access of a page: its own `access`, else the nearest folder default, else public. A value that
 * is not understood opens to nobody, until somebody reports the problem.
 */
export async function resolveAccess(
  filePath: string,
  frontMatter: Record<string, unknown>,
  { folders, planIds }: { folders: FolderDefaults; planIds: readonly string[] },
): Promise<ResolvedAccess> {
  const said = Object.hasOwn(frontMatter, 'access')
    ? { file: filePath, value: frontMatter.access }
    : await folders.nearest(path.dirname(filePath));
  if (!said) return { access: 'public', saidBy: null };

  const parsed = parseAccess(said.value, planIds);
  return 'problem' in parsed
    ? { access: [], saidBy: said.file, problem: parsed.problem }
    : { access: parsed.access, saidBy: said.file };
}
