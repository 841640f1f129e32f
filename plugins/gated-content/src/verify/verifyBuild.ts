import type { SealedSite } from '../policy/sealPages';
import { BuildScan } from './BuildScan';
import type { Findings } from './Findings';
import { requireGatedBuild } from './requireGatedBuild';

/**
 * Looks for everything gated in every byte of the public build.
 *
 * @param seal pages get their policy on the way
 *
 * Throws when one of the two directories is not what a build leaves.
 */
export function verifyBuild(
  publicDir: string,
  gatedDir: string,
  seal: SealedSite | null = null,
): Findings {
  requireGatedBuild(gatedDir);
  return new BuildScan({ publicDir, gatedDir, seal }).findings();
}
