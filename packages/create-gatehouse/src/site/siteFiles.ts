import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PNPM_FILE, type Edit, type Site } from '../plan/plan.js';
import { SAMPLE_FILE } from '../plan/samplePage.js';
import { IGNORED } from '../plan/textBlock.js';
import { setsAccess } from './setsAccess.js';

const CONFIG_FILES = ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'].map(
  (extension) => `docusaurus.config.${extension}`,
);
const CHANGED_FILES = ['package.json', '.gitignore', '.env.example', PNPM_FILE, SAMPLE_FILE];
const SOURCE = /\.mdx?$|(?:^|\/)_category_\.(?:json|ya?ml)$/;

/** Reads what a plan needs. `null` if the folder has no Docusaurus site. */
export function readSite(folder: string): Omit<Site, 'hasPnpmSettings'> | null {
  const configFile = CONFIG_FILES.find((file) => existsSync(path.join(folder, file)));
  if (configFile === undefined) return null;
  const present = [configFile, ...CHANGED_FILES].filter((file) =>
    existsSync(path.join(folder, file)),
  );
  const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
  return {
    configFile,
    files: Object.fromEntries(present.map((file) => [file, read(file)])),
    hasDocs: existsSync(path.join(folder, 'docs')),
    gatedSources: listSources(folder).filter((file) => setsAccess(file, read(file))),
    privateFiles: IGNORED.lines.filter((file) => existsSync(path.join(folder, file))),
  };
}

/** Skips installed, built and hidden files. */
function listSources(folder: string, below = ''): string[] {
  return readdirSync(path.join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(below, entry.name);
    if (entry.isDirectory()) {
      const isSkipped = /^(?:\.|node_modules$|build)/.test(entry.name);
      return isSkipped ? [] : listSources(folder, file);
    }
    return SOURCE.test(file) ? [file] : [];
  });
}

export function applyEdits(folder: string, edits: readonly Edit[]): void {
  for (const { file, after } of edits) {
    const target = path.join(folder, file);
    if (after === null) {
      rmSync(target);
    } else {
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, after);
    }
  }
}
