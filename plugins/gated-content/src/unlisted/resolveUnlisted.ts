import path from 'node:path';
import { readPageOf } from '../access/readPageOf';
import type { ResolvedAccess, Rules } from '../access/resolveAccess';

/** Says that a page is unlisted: only who may read it learns that it exists. */
export interface SaidUnlisted {
  /** The page itself or a `_category_` file. */
  saidBy: string;
  /** What is wrong with the value, as the end of a sentence. The page is hidden until it is mended. */
  problem?: string;
}

type ListingRules = Pick<Rules, 'folders' | 'family' | 'parseFrontMatter'>;

/**
 * `listed: false` of the page, else of the nearest folder default, else of the page that it translates.
 * A frozen copy that has its access from the current version is as hidden as that. `null`: the page is
 * listed.
 */
export async function resolveUnlisted(
  filePath: string,
  frontMatter: Record<string, unknown>,
  { saidBy }: Pick<ResolvedAccess, 'saidBy'>,
  rules: ListingRules,
): Promise<SaidUnlisted | null> {
  const said = await findStatement(filePath, frontMatter, saidBy, rules);
  if (!said || said.value === true) return null;
  return said.value === false
    ? { saidBy: said.file }
    : { saidBy: said.file, problem: `is ${JSON.stringify(said.value)}` };
}

async function findStatement(
  filePath: string,
  frontMatter: Record<string, unknown>,
  saidBy: string | null,
  rules: ListingRules,
): Promise<{ file: string; value: unknown } | null> {
  if (Object.hasOwn(frontMatter, 'listed')) return { file: filePath, value: frontMatter.listed };
  const ofFolder = await rules.folders.nearest(path.dirname(filePath), 'listed');
  if (ofFolder) return ofFolder;

  const { original, current } = rules.family.relativesOf(filePath);
  const isOfCurrent = saidBy !== null && rules.family.isOfCurrentDocs(saidBy);
  for (const relative of [original, isOfCurrent ? current : null]) {
    if (relative === null) continue;
    const page = await readPageOf(relative, rules.parseFrontMatter);
    const said = await findStatement(page.filePath, page.frontMatter, saidBy, rules);
    if (said) return said;
  }
  return null;
}
