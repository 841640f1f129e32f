import { setTimeout } from 'node:timers/promises';
import { CurrentDocs, type CurrentMatch } from './CurrentDocs';
import type { ContentInstance } from '../source/contentInstances';
import type { FolderDefaults } from './FolderDefaults';
import { readPageOf } from './readPageOf';
import type { StatementRules } from './statements';

interface FrozenMatch extends CurrentMatch {
  /** The files of the current version that set something for all versions of any document. */
  rules: string[];
}

/**
 * The counterpart of a document in the current version, `null` if it is not in a frozen version.
 */
export async function matchInCurrentVersion(
  filePath: string,
  frontMatter: Record<string, unknown>,
  rules: StatementRules,
): Promise<FrozenMatch | null> {
  const place = rules.family.frozenPlaceOf(filePath);
  if (!place) return null;
  const current = await currentDocsOf(place.docs, rules);
  const original = rules.family.originalOf(filePath);
  const page = original === null ? null : await readPageOf(original, rules.parseFrontMatter);
  const frontMatters = [frontMatter, ...(page ? [page.frontMatter] : [])];
  return { ...current.match(place.source, frontMatters), rules: current.rules() };
}

/** The files of the current version that set something for all versions. */
export async function frozenRulesOf(
  docs: ContentInstance,
  rules: StatementRules,
): Promise<string[]> {
  return (await currentDocsOf(docs, rules)).rules();
}

const known = new WeakMap<FolderDefaults, Map<string, Promise<CurrentDocs>>>();

/** Long enough for Docusaurus to read every document of every version. */
const ONE_RELOAD_MS = 500;

function currentDocsOf(docs: ContentInstance, rules: StatementRules): Promise<CurrentDocs> {
  const { folders } = rules;
  const answers = known.get(folders) ?? new Map<string, Promise<CurrentDocs>>();
  known.set(folders, answers);
  const answer = answers.get(docs.id) ?? CurrentDocs.read(docs, rules);
  if (!answers.has(docs.id) && !folders.remember) {
    void setTimeout(ONE_RELOAD_MS, undefined, { ref: false }).then(() => answers.delete(docs.id));
  }
  answers.set(docs.id, answer);
  return answer;
}
