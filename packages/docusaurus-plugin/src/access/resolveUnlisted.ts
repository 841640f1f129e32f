import path from 'node:path';
import { readPageOf } from './readPageOf';
import { matchInCurrentVersion } from './frozenDocs';
import type { ResolvedAccess } from './resolveAccess';
import type { StatementRules } from './statements';

/** States that a page is unlisted: only its readers learn that it exists. */
export interface DeclaredUnlisted {
  /** The page itself or a `_category_` file. */
  declaredBy: string;
  /** The problem with the value, as the end of a sentence. The page is hidden until it is fixed. */
  problem?: string;
}

interface Statement {
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
  { declaredBy }: Pick<ResolvedAccess, 'declaredBy'>,
  rules: StatementRules,
): Promise<DeclaredUnlisted | null> {
  const statement = await findStatement(filePath, frontMatter, declaredBy, rules);
  if (!statement || statement.value === true) return null;
  return statement.value === false
    ? { declaredBy: statement.file }
    : { declaredBy: statement.file, problem: `is ${JSON.stringify(statement.value)}` };
}

async function findStatement(
  filePath: string,
  frontMatter: Record<string, unknown>,
  declaredBy: string | null,
  rules: StatementRules,
): Promise<Statement | null> {
  if (Object.hasOwn(frontMatter, 'listed')) return { file: filePath, value: frontMatter.listed };
  const ofFolder = await rules.folders.nearest(path.dirname(filePath), 'listed');
  if (ofFolder) return ofFolder;

  const original = rules.family.originalOf(filePath);
  const ofOriginal = original === null ? null : await findStatementOf(original, rules);
  return ofOriginal ?? (await findInCurrent(filePath, frontMatter, declaredBy, rules));
}

/**
 * The statement for the page in the current version, or else of the folder whose rule covers it.
 */
async function findInCurrent(
  filePath: string,
  frontMatter: Record<string, unknown>,
  declaredBy: string | null,
  rules: StatementRules,
): Promise<Statement | null> {
  if (declaredBy === null || !rules.family.isOfCurrentDocs(declaredBy)) return null;
  const match = await matchInCurrentVersion(filePath, frontMatter, rules);
  if (!match) return null;
  const statements = await Promise.all(match.files.map((file) => findStatementOf(file, rules)));
  return (
    statements.find((one) => one && one.value !== true) ??
    statements.find((one) => one !== null) ??
    rules.folders.nearest(path.dirname(declaredBy), 'listed')
  );
}

async function findStatementOf(file: string, rules: StatementRules): Promise<Statement | null> {
  const page = await readPageOf(file, rules.parseFrontMatter);
  return findStatement(page.filePath, page.frontMatter, null, rules);
}
