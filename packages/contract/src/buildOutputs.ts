import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { MANIFEST_FILE } from './manifestFile';

/** The two directories that a build writes, absolute. */
export interface BuildOutputs {
  publicDir: string;
  gatedDir: string;
}

/** The plugin's default for its option `gatedDir`. */
const DEFAULT_NAME = 'build-gated';

/**
 * Finds the build whose gated directory is in `directory`: the one with the default name, or else
 * the only one. The manifest says where the public directory is, so `--out-dir` and the option
 * `gatedDir` need no setting.
 * @returns `null` when there is none
 * @throws when there are several, with their names
 */
export function findBuildOutputs(directory: string): BuildOutputs | null {
  const found = listBuildOutputs(directory);
  const usual = found.find(({ gatedDir }) => path.basename(gatedDir) === DEFAULT_NAME);
  if (usual || found.length < 2) return usual ?? found[0] ?? null;
  throw new Error(
    [
      `There are several builds in ${directory}, with gated files in`,
      ...found.map(({ gatedDir }) => `- ${path.basename(gatedDir)}`),
      'Choose one: set GATED_DIR for the server, or run "npx gatehouse verify PUBLIC GATED" for the ' +
        'leak check.',
    ].join('\n'),
  );
}

/** Every build whose gated directory is in `directory`. */
export function listBuildOutputs(directory: string): BuildOutputs[] {
  return namesIn(directory)
    .map((name) => readBuildOutputs(path.join(directory, name)))
    .filter((outputs) => outputs !== null);
}

/** @returns `null` when the directory has no manifest that names the public build */
export function readBuildOutputs(gatedDir: string): BuildOutputs | null {
  try {
    const text = readFileSync(path.join(gatedDir, MANIFEST_FILE), 'utf8');
    const { publicDir } = JSON.parse(text) as { publicDir?: unknown };
    if (typeof publicDir !== 'string') return null;
    return { gatedDir, publicDir: path.resolve(gatedDir, publicDir) };
  } catch {
    return null;
  }
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory).sort();
  } catch {
    return [];
  }
}
