import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DEFAULT_PARSE_FRONT_MATTER } from '@docusaurus/utils';

/** The names that Docusaurus knows, in its order. */
const CATEGORY_FILES = ['_category_.json', '_category_.yml', '_category_.yaml'];

export interface FolderDefault {
  /** The `_category_` file, absolute. */
  file: string;
  /** `customProps.access` of it, as it stands there. */
  value: unknown;
}

/** `customProps.access` of the nearest `_category_` file that has one. */
export class FolderDefaults {
  readonly #siteDir: string;
  readonly #known: Map<string, Promise<FolderDefault | null>> | null;

  /** @param remember false while files may change under us, that is in development */
  constructor(siteDir: string, { remember }: { remember: boolean }) {
    this.#siteDir = siteDir;
    this.#known = remember ? new Map() : null;
  }

  /** @param directory absolute; content outside of the site is searched up to the root */
  nearest(directory: string): Promise<FolderDefault | null> {
    const known = this.#known?.get(directory);
    if (known) return known;
    const found = this.#find(directory);
    this.#known?.set(directory, found);
    return found;
  }

  async #find(directory: string): Promise<FolderDefault | null> {
    const here = await readFolderDefault(directory);
    if (here) return here;
    const parent = path.dirname(directory);
    return directory === this.#siteDir || parent === directory ? null : this.nearest(parent);
  }
}

async function readFolderDefault(directory: string): Promise<FolderDefault | null> {
  for (const name of CATEGORY_FILES) {
    const file = path.join(directory, name);
    const text = readIfThere(file);
    if (text === null) continue;
    const category = name.endsWith('.json') ? parseJson(text, file) : await parseYaml(text, file);
    const value = (category as { customProps?: { access?: unknown } } | null)?.customProps?.access;
    return value === undefined ? null : { file, value };
  }
  return null;
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

/** With the parser of front matter, so that one value never means two things. */
async function parseYaml(text: string, file: string): Promise<unknown> {
  const fileContent = `---\n${text.replace(/^---\s*\n/, '')}\n---\n`;
  try {
    return (await DEFAULT_PARSE_FRONT_MATTER({ filePath: file, fileContent })).frontMatter;
  } catch (cause) {
    throw new Error(`${file} is not valid YAML.`, { cause });
  }
}
