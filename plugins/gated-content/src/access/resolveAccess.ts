import path from 'node:path';
import type { ParseFrontMatter } from '@docusaurus/types';
import type { Access } from '@gatehouse/contract/access';
import type { FolderDefaults } from './FolderDefaults';
import { parseAccess } from './parseAccess';
import { readPageOf } from './readPageOf';
import type { SourceFamily } from './SourceFamily';

export interface ResolvedAccess {
  access: Access;
  /** The file that says so: a page or a `_category_` file. `null`: nobody said anything. */
  saidBy: string | null;
  /** What is wrong with the value, as the end of a sentence. The access is then nobody's. */
  problem?: string;
}

/** What a file says about access: its own, its folder's or its translations'. */
interface Statement {
  file: string;
  value: unknown;
  /** Whether it goes for the frozen versions of the page as well, as it stands there. */
  allVersions: unknown;
}

export interface Rules {
  folders: FolderDefaults;
  family: SourceFamily;
  planIds: readonly string[];
  /** The site's own parser. */
  parseFrontMatter: ParseFrontMatter;
}

/**
 * The access of a page: what the current version says for all of them, else its own `access`, else
 * the nearest folder default, else what the page says that it translates, else public. A value that
 * is not understood opens to nobody, until somebody reports the problem.
 */
export async function resolveAccess(
  filePath: string,
  frontMatter: Record<string, unknown>,
  rules: Rules,
): Promise<ResolvedAccess> {
  const said = await findStatement(filePath, frontMatter, rules);
  if (!said) return { access: 'public', saidBy: null };

  const parsed = parseAccess(said.value, rules.planIds);
  const problem =
    'problem' in parsed ? parsed.problem : problemOfAllVersions(said, parsed.access, rules.family);
  return problem === null
    ? { access: (parsed as { access: Access }).access, saidBy: said.file }
    : { access: [], saidBy: said.file, problem };
}

async function findStatement(
  filePath: string,
  frontMatter: Record<string, unknown>,
  rules: Rules,
): Promise<Statement | null> {
  const { original, current } = rules.family.relativesOf(filePath);
  const ofCurrent = current === null ? null : await findStatementOf(current, rules);
  if (ofCurrent?.allVersions === true) return ofCurrent;

  if (Object.hasOwn(frontMatter, 'access') || Object.hasOwn(frontMatter, 'access_all_versions')) {
    const { access, access_all_versions: allVersions } = frontMatter;
    return { file: filePath, value: access, allVersions };
  }
  const ofFolder = await rules.folders.nearest(path.dirname(filePath));
  if (ofFolder || original === null) return ofFolder;
  return findStatementOf(original, rules);
}

async function findStatementOf(file: string, rules: Rules): Promise<Statement | null> {
  const { filePath, frontMatter } = await readPageOf(file, rules.parseFrontMatter);
  return findStatement(filePath, frontMatter, rules);
}

function problemOfAllVersions(
  { file, allVersions }: Statement,
  access: Access,
  family: SourceFamily,
): string | null {
  if (allVersions === undefined) return null;
  if (allVersions !== true) {
    return `is for all versions ${JSON.stringify(allVersions)}, which can only be true`;
  }
  if (access === 'public') return 'is "public" for all versions, where it must gate them';
  if (family.isOfCurrentDocs(file)) return null;
  return 'is for all versions, which only the current version of the docs can say';
}
