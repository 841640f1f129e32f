import path from 'node:path';
import type { FolderDefaults } from '../access/FolderDefaults';

/** Says that a page is unlisted: only who may read it learns that it exists. */
export interface SaidUnlisted {
  /** The page itself or a `_category_` file. */
  saidBy: string;
  /** What is wrong with the value, as the end of a sentence. The page is hidden until it is mended. */
  problem?: string;
}

/** `listed: false` of the page, else of the nearest folder default. `null`: the page is listed. */
export async function resolveUnlisted(
  filePath: string,
  frontMatter: Record<string, unknown>,
  folders: FolderDefaults,
): Promise<SaidUnlisted | null> {
  const said = Object.hasOwn(frontMatter, 'listed')
    ? { file: filePath, value: frontMatter.listed }
    : await folders.nearest(path.dirname(filePath), 'listed');
  if (!said || said.value === true) return null;
  return said.value === false
    ? { saidBy: said.file }
    : { saidBy: said.file, problem: `is ${JSON.stringify(said.value)}` };
}
