import { BuildScan } from './BuildScan';
import type { Findings } from './Findings';
import { requireGatedBuild } from './requireGatedBuild';

/**
 * Looks for everything gated in every byte of the public build.
 *
 * Throws when one of the two directories is not what a build leaves.
 */
export function verifyBuild(publicDir: string, gatedDir: string): Findings {
  requireGatedBuild(gatedDir);
  return new BuildScan(publicDir, gatedDir).findings();
}
