import path from 'node:path';
import type { Access } from '@gatehouse/contract/access';
import { matchInCurrentVersion } from './frozenDocs';
import { parseAccess, type ParsedAccess } from '../gates/parseAccess';
import type { SourceFamily } from '../source/SourceFamily';
import { findStatement, type Statement, type StatementRules } from './statements';

export interface ResolvedAccess {
  access: Access;
  /** The file that says so: a page or a `_category_` file. `null`: no one said anything. */
  saidBy: string | null;
  /** What is wrong with the value, as the end of a sentence. The access is then no one's. */
  problem?: string;
  /**
   * Of a frozen page that has no counterpart in the current version and no access of its own: the files
   * there that say something for all versions. The access is then no one's.
   */
  unmatched?: readonly string[];
}

export interface Rules extends StatementRules {
  planIds: readonly string[];
}

/**
 * The access of a page: what the current version says for all of them, else its own `access`, else the
 * nearest folder default, else what the page says that it translates, else public. A value that is not
 * understood opens to no one, until someone reports the problem. Nor does a frozen page of which it is not
 * clear whether a rule for all versions goes for it.
 */
export async function resolveAccess(
  filePath: string,
  frontMatter: Record<string, unknown>,
  rules: Rules,
): Promise<ResolvedAccess> {
  const current = await matchInCurrentVersion(filePath, frontMatter, rules);
  const [forAll, ...others] = current?.statements ?? [];
  const said = forAll ?? (await findStatement(filePath, frontMatter, rules));
  if (!said) {
    const isLost = current?.files.length === 0 && current.rules.length > 0;
    return isLost && frontMatter.draft !== true
      ? { access: [], saidBy: null, unmatched: current.rules }
      : { access: 'public', saidBy: null };
  }
  const parsed = parseAccess(said.value, rules.planIds);
  const problem =
    'problem' in parsed ? parsed.problem : problemOfAllVersions(said, parsed.access, rules.family);
  if (problem !== null) return { access: [], saidBy: said.file, problem };

  const other = others.find(({ value }) => !isSame(parsed, parseAccess(value, rules.planIds)));
  if (other) return { access: [], saidBy: filePath, problem: contradiction(said, other, filePath) };
  return { access: (parsed as { access: Access }).access, saidBy: said.file };
}

const isSame = (one: ParsedAccess, other: ParsedAccess): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** One document by its id and another by its permalink, or two folders that have one name. */
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
