import { rmSync } from 'node:fs';
import path from 'node:path';
import { sealPages, type SealedSite } from '../policy/sealPages';
import { surveyPages } from '../policy/surveyPages';
import { BackgroundScan } from './BackgroundScan';
import { describeFindings } from './describeFindings';
import { isClean, type Findings } from './Findings';
import { verifyBuild } from './verifyBuild';

export interface ExitGuard {
  /** Nothing is gated: pages get their policy, and there is nothing to prove. */
  release(): void;
  /** The record of the sources is complete: what is written may be scanned. */
  scanAhead(): void;
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
  let ahead: BackgroundScan | null = null;

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
  // Docusaurus looks for broken links last of all. What failed is no build, and nothing to vouch for.
  const isWhole = (exitCode: number): boolean => isReady && exitCode === 0;
  const prove = (exitCode: number): void => {
    if (isDone) return;
    if (!isWhole(exitCode)) {
      conclude(isGated ? 'The build failed, and so it was not verified.' : null);
      return;
    }
    try {
      conclude(isGated ? problemOf(verifyBuild(publicDir, gatedDir, seal())) : sealAlone());
    } catch (error) {
      conclude((error as Error).message);
    }
  };
  const proveAhead = (exitCode: number): void => {
    const scan = ahead;
    ahead = null;
    if (!scan || !isWhole(exitCode)) {
      prove(exitCode);
      return;
    }
    scan.findings().then(
      (findings) => {
        conclude(problemOf(findings));
      },
      (error: unknown) => {
        conclude((error as Error).message);
      },
    );
  };
  process.on('beforeExit', proveAhead);
  // Also when something ends the process while the scan still runs.
  process.once('exit', prove);
  return {
    ready() {
      isReady = true;
      ahead?.rest();
    },
    scanAhead() {
      ahead = new BackgroundScan({ publicDir, gatedDir, seal: seal() });
    },
    release() {
      isGated = false;
    },
  };
}

function remove(directory: string): void {
  rmSync(directory, { recursive: true, force: true });
}
