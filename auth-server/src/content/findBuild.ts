import path from 'node:path';
import { findBuildOutputs, readBuildOutputs } from '@gatehouse/contract/buildOutputs';
import type { Settings } from '../env.js';
import { StartupError } from '../startupError.js';
import type { BuildDirectories } from './loadContent.js';

/**
 * Finds the build: where the settings say, otherwise where the build itself says, for any `--out-dir`
 * and any `gatedDir` of the plugin.
 * @param directory where to look for the gated files
 * @throws StartupError when there are several builds and no setting selects one
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
