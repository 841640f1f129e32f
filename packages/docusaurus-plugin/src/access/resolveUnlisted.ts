import path from 'node:path';
import { readPageOf } from './readPageOf';
import { matchInCurrentVersion } from './frozenDocs';
import type { ResolvedAccess } from './resolveAccess';
import type { StatementRules } from './statements';

/** States that a page is unlisted: only its readers learn that it exists. */
export interface SaidUnlisted {
  /** The page itself or a `_category_` file. */
  saidBy: string;
  /** The problem with the value, as the end of a sentence. The page is hidden until it is fixed. */
  problem?: string;
}

interface Said {
  file: string;
  value: unknown;
}

/**
 * `listed: false` of the page, or else of the nearest folder default, or of the page it translates.
 * A frozen copy that takes its access from the current version is also hidden like it. `null` if
 * the page is listed.
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

/**
 * The statement for the page in the current version, or else of the folder whose rule covers it.
 */
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
