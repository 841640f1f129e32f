import path from 'node:path';
import { readPageOf } from './readPageOf';
import { matchInCurrentVersion } from './frozenDocs';
import type { ResolvedAccess } from './resolveAccess';
import type { StatementRules } from './statements';

/** Says that a page is unlisted: only who may read it learns that it exists. */
export interface SaidUnlisted {
  /** The page itself or a `_category_` file. */
  saidBy: string;
  /** What is wrong with the value, as the end of a sentence. The page is hidden until it is mended. */
  problem?: string;
}

interface Said {
  file: string;
  value: unknown;
}

/**
 * `listed: false` of the page, else of the nearest folder default, else of the page that it translates.
 * A frozen copy that has its access from the current version is as hidden as that. `null`: the page is
 * listed.
 */
export async function resolveUnlisted(
  filePath: string,
  frontMatter: Record<string, unknown>,
  { saidBy }: Pick<ResolvedAccess, 'saidBy'>,
  rules: StatementRules,
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
  rules: StatementRules,
): Promise<Said | null> {
  if (Object.hasOwn(frontMatter, 'listed')) return { file: filePath, value: frontMatter.listed };
  const ofFolder = await rules.folders.nearest(path.dirname(filePath), 'listed');
  if (ofFolder) return ofFolder;

  const original = rules.family.originalOf(filePath);
  const ofOriginal = original === null ? null : await findStatementOf(original, rules);
  return ofOriginal ?? (await findInCurrent(filePath, frontMatter, saidBy, rules));
}

/** What is said of the page in the current version, else of the folder whose rule reaches it. */
async function findInCurrent(
  filePath: string,
  frontMatter: Record<string, unknown>,
  saidBy: string | null,
  rules: StatementRules,
): Promise<Said | null> {
  if (saidBy === null || !rules.family.isOfCurrentDocs(saidBy)) return null;
  const match = await matchInCurrentVersion(filePath, frontMatter, rules);
  if (!match) return null;
  const said = await Promise.all(match.files.map((file) => findStatementOf(file, rules)));
  return (
    said.find((one) => one && one.value !== true) ??
    said.find((one) => one !== null) ??
    rules.folders.nearest(path.dirname(saidBy), 'listed')
  );
}

async function findStatementOf(file: string, rules: StatementRules): Promise<Said | null> {
  const page = await readPageOf(file, rules.parseFrontMatter);
  return findStatement(page.filePath, page.frontMatter, null, rules);
}
