import { rmSync } from 'node:fs';
import path from 'node:path';
import { sealPages, type SealedSite } from '../policy/sealPages';
import { surveyPages } from '../policy/surveyPages';
import type { ScannedBuild } from './BuildScan';
import { describeFindings } from './describeFindings';
import { isClean, type Findings } from './Findings';
import { verifyBuild } from './verifyBuild';
import { verifyInParallel } from './verifyInParallel';

export interface ExitGuard {
  /** Nothing is gated: pages get their policy, and there is nothing to prove. */
  release(): void;
  /** The build has done its part: from now on the scan decides. */
  ready(): void;
}

interface Guarded {
  siteDir: string;
  publicDir: string;
  gatedDir: string;
  /** For the policy of each page. `null`: they get none. */
  seal(): SealedSite | null;
  print(text: string): void;
}

/**
 * Seals the pages and proves the build when the process has nothing left to do. That is late, and has
 * to be: plugins finish side by side, and any of them may still write into the public directory.
 *
 * A build that leaks, that failed, or that ended before it could be proved, is taken away: what is not
 * there, is not deployed by mistake. What an earlier build left goes first, for it was made under other rules, and
 * a process that is killed cannot take it away later.
 *
 * Throws when the site itself stands in the public directory.
 */
export function guardExit({ siteDir, publicDir, gatedDir, seal, print }: Guarded): ExitGuard {
  if (!path.relative(publicDir, siteDir).startsWith('..')) {
    throw new Error(
      `The site (${siteDir}) stands in the directory of the public build (${publicDir}), which every ` +
        'build empties. Name another "--out-dir".',
    );
  }
  for (const directory of [publicDir, gatedDir]) remove(directory);

  let isReady = false;
  let isDone = false;
  let isGated = true;
  let isProving = false;

  const conclude = (problem: string | null): void => {
    if (isDone) return;
    isDone = true;
    if (problem === null) return;
    remove(publicDir);
    print(`[gated-content] ${problem}\n\n${path.relative('', publicDir)} was removed.`);
    process.exitCode = 1;
  };
  const sealAlone = (): null => {
    const site = seal();
    if (site) sealPages(site, surveyPages(publicDir));
    return null;
  };
  const problemOf = (findings: Findings): string | null => {
    if (!isClean(findings)) return describeFindings(findings);
    print(`[gated-content] ${describeFindings(findings)}`);
    return null;
  };
  const build = (): ScannedBuild => ({ publicDir, gatedDir, seal: seal() });
  const concludeWith = (prove: () => string | null): void => {
    try {
      conclude(prove());
    } catch (error) {
      conclude((error as Error).message);
    }
  };
  /** Concludes what can be concluded without a scan. @returns whether it cannot */
  const needsScan = (exitCode: number): boolean => {
    // Docusaurus looks for broken links last of all. What failed is no build, and nothing to vouch for.
    const isWhole = isReady && exitCode === 0;
    if (isDone) return false;
    if (!isWhole) conclude(isGated ? 'The build failed, and so it was not verified.' : null);
    else if (!isGated) concludeWith(sealAlone);
    return isWhole && isGated;
  };
  process.on('beforeExit', (exitCode) => {
    if (isProving || !needsScan(exitCode)) return;
    isProving = true;
    verifyInParallel(build()).then(
      (findings) => {
        concludeWith(() => problemOf(findings));
      },
      (error: unknown) => {
        conclude((error as Error).message);
      },
    );
  });
  // When something ends the process before that, or while the scan runs.
  process.once('exit', (exitCode) => {
    if (needsScan(exitCode)) concludeWith(() => problemOf(verifyBuild(build())));
  });
  return {
    ready() {
      isReady = true;
    },
    release() {
      isGated = false;
    },
  };
}

function remove(directory: string): void {
  rmSync(directory, { recursive: true, force: true });
}
