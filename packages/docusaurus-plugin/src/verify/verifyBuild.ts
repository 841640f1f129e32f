import { BuildScan, type ScannedBuild } from './BuildScan';
import type { Findings } from './Findings';
import { requireGatedBuild } from './requireGatedBuild';
import { withReport } from './withReport';

/**
 * Looks for everything gated in every byte of the public build. Pages get their policy on the way, if
 * they are to have one.
 *
 * Throws when one of the two directories is not what a build leaves.
 */
export function verifyBuild(build: ScannedBuild): Findings {
  requireGatedBuild(build.gatedDir);
  return withReport(build, new BuildScan(build).findings());
}
