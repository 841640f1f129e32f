import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DEFAULT_PARSE_FRONT_MATTER } from '@docusaurus/utils';

/** The file names that Docusaurus accepts, in its order of precedence. */
export const CATEGORY_FILES = ['_category_.json', '_category_.yml', '_category_.yaml'];

export interface FolderDefault {
  /** The `_category_` file, absolute. */
  file: string;
  /** The raw value of the property in its `customProps`. */
  value: unknown;
  /** The raw value of `customProps.accessAllVersions`. */
  allVersions: unknown;
}

/** A property that a `_category_` file sets in `customProps` for all pages below it. */
type FolderProperty = 'access' | 'listed';

/** Finds the `customProps` of the nearest `_category_` file that has the property. */
export class FolderDefaults {
  readonly remember: boolean;
  readonly #siteDir: string;
  readonly #known: Map<string, Promise<FolderDefault | null>> | null;

  /** @param remember false if files may change while running, that is, in development */
  constructor(siteDir: string, { remember }: { remember: boolean }) {
    this.remember = remember;
    this.#siteDir = siteDir;
    this.#known = remember ? new Map() : null;
  }

  /** @param directory absolute; content outside the site is searched up to the root */
  nearest(directory: string, property: FolderProperty = 'access'): Promise<FolderDefault | null> {
    const key = `${property} ${directory}`;
    const known = this.#known?.get(key);
    if (known) return known;
    const found = this.#find(directory, property);
    this.#known?.set(key, found);
    return found;
  }

  async #find(directory: string, property: FolderProperty): Promise<FolderDefault | null> {
    const here = await readFolderDefault(directory, property);
    if (here) return here;
    const parent = path.dirname(directory);
    const isTop = directory === this.#siteDir || parent === directory;
    return isTop ? null : this.nearest(parent, property);
  }
}

async function readFolderDefault(
  directory: string,
  property: FolderProperty,
): Promise<FolderDefault | null> {
  for (const name of CATEGORY_FILES) {
    const file = path.join(directory, name);
    const text = readIfThere(file);
    if (text === null) continue;
    const category = name.endsWith('.json') ? parseJson(text, file) : await parseYaml(text, file);
    const customProps = customPropsOf(category);
    const { [property]: value, accessAllVersions: allVersions } = customProps;
    const isSet = value !== undefined || (property === 'access' && allVersions !== undefined);
    return isSet ? { file, value, allVersions } : null;
  }
  return null;
}

function customPropsOf(category: unknown): Record<string, unknown> {
  return (category as { customProps?: Record<string, unknown> } | null)?.customProps ?? {};
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${file} is not valid JSON.`, { cause });
  }
}

/** Uses the front matter parser, so that a value never has two meanings. */
async function parseYaml(text: string, file: string): Promise<unknown> {
  const fileContent = `---\n${text.replace(/^---\s*\n/, '')}\n---\n`;
  try {
    return (await DEFAULT_PARSE_FRONT_MATTER({ filePath: file, fileContent })).frontMatter;
  } catch (cause) {
    throw new Error(`${file} is not valid YAML.`, { cause });
  }
}
