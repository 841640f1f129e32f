import path from 'node:path';
import type { NumberPrefixParser } from '@docusaurus/plugin-content-docs';
import { GlobExcludeDefault, Globby } from '@docusaurus/utils';
import type { ContentInstance } from '../source/contentInstances';
import { directoryNames, docIdentity, numberPrefixParser, type DocIdentity } from './docIdentity';
import { CATEGORY_FILES } from './FolderDefaults';
import { readPageOf } from './readPageOf';
import { findStatement, type Statement, type StatementRules } from './statements';

interface CurrentDoc extends DocIdentity {
  /** Absolute. */
  file: string;
  statement: Statement | null;
}

/** The counterpart of a frozen document in the current version. */
export interface CurrentMatch {
  /** The same document, absolute: one found by its id, and perhaps another by its permalink. */
  files: string[];
  /** Statements that apply to all versions of the document, including those of its folders. */
  statements: Statement[];
}

/**
 * The current version of a docs instance, as far as it decides for the frozen ones: its documents
 * by id and permalink, and its folders by the names Docusaurus gives them, because number prefixes
 * may change between versions.
 */
export class CurrentDocs {
  readonly #parser: NumberPrefixParser;
  readonly #docs: readonly CurrentDoc[];
  /** Name → statements in folders of that name. */
  readonly #folders: ReadonlyMap<string, readonly Statement[]>;

  private constructor(
    parser: NumberPrefixParser,
    docs: readonly CurrentDoc[],
    folders: ReadonlyMap<string, readonly Statement[]>,
  ) {
    this.#parser = parser;
    this.#docs = docs;
    this.#folders = folders;
  }

  static async read(docs: ContentInstance, rules: StatementRules): Promise<CurrentDocs> {
    const parser = numberPrefixParser(docs.options.numberPrefixParser);
    return new CurrentDocs(
      parser,
      await readDocs(docs, parser, rules),
      await readFolders(docs, parser, rules),
    );
  }

  /** The files that set something for all versions. */
  rules(): string[] {
    const all = [
      ...this.#docs.map(({ statement }) => statement),
      ...[...this.#folders.values()].flat(),
    ];
    return [...new Set(all.filter(isForAllVersions).map(({ file }) => file))].sort();
  }

  /**
   * @param source below the directory of its version
   * @param frontMatters of the document: its own, and that of the document it translates
   */
  match(source: string, frontMatters: readonly Record<string, unknown>[]): CurrentMatch {
    const identities = frontMatters.map((one) => docIdentity(source, one, this.#parser));
    const byId = this.#docs.filter(({ id }) => identities.some((one) => one.id === id));
    const bySlug = this.#docs.filter(({ slug }) => identities.some((one) => one.slug === slug));
    const docs = [...new Set([...byId, ...bySlug])];
    // A removed or moved page still belongs to the folder it was in.
    const ofFolder = byId.length > 0 ? [] : this.#rulesOfFolder(source);
    const forAllVersions = [...docs.map(({ statement }) => statement), ...ofFolder].filter(
      isForAllVersions,
    );
    return { files: docs.map(({ file }) => file), statements: [...new Set(forAllVersions)] };
  }

  /**
   * Two folders may have the same name: in each, the nearest statement overrides those above it.
   */
  #rulesOfFolder(source: string): Statement[] {
    const names = directoryNames(source, this.#parser);
    const all = names.flatMap((name) => this.#folders.get(name) ?? []);
    const isSilenced = (file: string): boolean =>
      all.some((other) => path.dirname(other.file).startsWith(path.dirname(file) + path.sep));
    return all.filter((one) => isForAllVersions(one) && !isSilenced(one.file));
  }
}

async function readDocs(
  { directory }: ContentInstance,
  parser: NumberPrefixParser,
  rules: StatementRules,
): Promise<CurrentDoc[]> {
  const options = { cwd: directory, ignore: GlobExcludeDefault };
  const sources = (await Globby(['**/*.{md,mdx}'], options)).sort();
  return Promise.all(
    sources.map(async (source) => {
      const page = await readPageOf(path.join(directory, source), rules.parseFrontMatter);
      const statement = await findStatement(page.filePath, page.frontMatter, rules);
      return { file: page.filePath, statement, ...docIdentity(source, page.frontMatter, parser) };
    }),
  );
}

async function readFolders(
  { directory }: ContentInstance,
  parser: NumberPrefixParser,
  { folders }: StatementRules,
): Promise<Map<string, Statement[]>> {
  const found = new Map<string, Statement[]>();
  const sources = await Globby(`**/{${CATEGORY_FILES.join()}}`, { cwd: directory });
  // Sorted, so that messages are stable.
  for (const source of sources.sort()) {
    const folder = path.dirname(path.join(directory, source));
    const statement = await folders.nearest(folder);
    const [name = '.'] = directoryNames(source, parser);
    if (statement && path.dirname(statement.file) === folder) {
      found.set(name, [...(found.get(name) ?? []), statement]);
    }
  }
  return found;
}

function isForAllVersions(statement: Statement | null): statement is Statement {
  return statement?.allVersions === true;
}
