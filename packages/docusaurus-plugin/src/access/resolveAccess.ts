import path from 'node:path';
import type { Access } from '@gatehouse/contract/access';
import { matchInCurrentVersion } from './frozenDocs';
import { parseAccess, type ParsedAccess } from '../gates/parseAccess';
import type { SourceFamily } from '../source/SourceFamily';
import { findStatement, type Statement, type StatementRules } from './statements';

export interface ResolvedAccess {
  access: Access;
  /** The file that sets the access: a page or a `_category_` file. `null` by default. */
  declaredBy: string | null;
  /**
   * The problem with the value, as the end of a sentence. The access is then refused to everyone.
   */
  problem?: string;
  /**
   * For a frozen page without a counterpart in the current version and without its own access: the
   * current files that set something for all versions. The access is then refused to everyone.
   */
  unmatched?: readonly string[];
}

export interface Rules extends StatementRules {
  planIds: readonly string[];
}

/**
 * The access of a page: what the current version sets for all versions, or else its own `access`,
 * the nearest folder default, the access of the page it translates, or public. An invalid value
 * refuses everyone, until the problem is reported. So does a frozen page if it is unclear whether a
 * rule for all versions applies to it.
 */
export async function resolveAccess(
  filePath: string,
  frontMatter: Record<string, unknown>,
  rules: Rules,
): Promise<ResolvedAccess> {
  const current = await matchInCurrentVersion(filePath, frontMatter, rules);
  const [forAll, ...others] = current?.statements ?? [];
  const statement = forAll ?? (await findStatement(filePath, frontMatter, rules));
  if (!statement) {
    const isLost = current?.files.length === 0 && current.rules.length > 0;
    return isLost && frontMatter.draft !== true
      ? { access: [], declaredBy: null, unmatched: current.rules }
      : { access: 'public', declaredBy: null };
  }
  const parsed = parseAccess(statement.value, rules.planIds);
  const problem =
    'problem' in parsed
      ? parsed.problem
      : problemOfAllVersions(statement, parsed.access, rules.family);
  if (problem !== null) return { access: [], declaredBy: statement.file, problem };

  const other = others.find(({ value }) => !isSame(parsed, parseAccess(value, rules.planIds)));
  if (other)
    return { access: [], declaredBy: filePath, problem: contradiction(statement, other, filePath) };
  return { access: (parsed as { access: Access }).access, declaredBy: statement.file };
}

const isSame = (one: ParsedAccess, other: ParsedAccess): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/**
 * Between a document matched by id and one matched by permalink, or two folders of the same name.
 */
function contradiction(one: Statement, other: Statement, filePath: string): string {
  const [first, second] = [one, other].map(({ file }) =>
    path.relative(path.dirname(filePath), file).split(path.sep).join('/'),
  );
  return `is set for all versions by both ${first} and ${second}, with different values`;
}

function problemOfAllVersions(
  { file, allVersions }: Statement,
  access: Access,
  family: SourceFamily,
): string | null {
  if (allVersions === undefined) return null;
  if (allVersions !== true) {
    return `is set for all versions with ${JSON.stringify(allVersions)}, which can only be true`;
  }
  if (access === 'public')
    return 'is "public" for all versions, but a rule for all versions must gate them';
  if (family.isOfCurrentDocs(file)) return null;
  return 'is for all versions, which only the current version of the docs can set';
}
