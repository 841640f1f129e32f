import path from 'node:path';
import { findBuildOutputs, readBuildOutputs } from '@gatehouse/contract/buildOutputs';
import type { Settings } from '../env.js';
import { StartupError } from '../startupError.js';
import type { BuildDirectories } from './loadContent.js';

/**
 * Where the build is: where the settings say, else where the build itself says, whatever its `--out-dir` and
 * the plugin's `gatedDir` are.
 *
 * @param directory that the gated files are looked for in
 * @throws StartupError when several builds are there, and nothing tells which one is meant
 */
export function findBuild(
  { buildDir, gatedDir }: Pick<Settings, 'buildDir' | 'gatedDir'>,
  directory: string,
): BuildDirectories {
  const found = gatedDir === null ? findHere(directory) : readBuildOutputs(gatedDir);
  return {
    build: buildDir ?? found?.publicDir ?? path.join(directory, 'build'),
    gated: gatedDir ?? found?.gatedDir ?? path.join(directory, 'build-gated'),
  };
}

function findHere(directory: string) {
  try {
    return findBuildOutputs(directory);
  } catch (error) {
    throw new StartupError((error as Error).message);
  }
}
