import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { SealedSite } from '../policy/sealPages';
import type { ScannedBuild } from './BuildScan';
import { isClean, type Findings } from './Findings';
import type * as proof from './proof';

/** Not at once: it is half of what the plugin loads, and only a build needs it. */
const loadProof = (): typeof proof => createRequire(__filename)('./proof') as typeof proof;

export interface ExitGuard {
  /**
   * Does of the scan what can be done before the build is written.
   *
   * @param record of the sources, as JSON
   */
  prepare(record: string): void;
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
    if (site === null) return null;
    const { sealPages, surveyPages } = loadProof();
    sealPages(site, surveyPages(publicDir));
    return null;
  };
  const problemOf = (findings: Findings): string | null => {
    const { describeFindings } = loadProof();
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
    // What others began when they were told the same is through as well. An engine that ends by itself
    // first takes the heap of the whole build down: a tenth of a second, and for nothing.
    if (isProving && isDone) process.exit();
    if (isProving || !needsScan(exitCode)) return;
    isProving = true;
    void loadProof()
      .verifyInParallel(build())
      .then(
        (findings) => {
          concludeWith(() => problemOf(findings));
        },
        (error: unknown) => {
          conclude((error as Error).message);
        },
      )
      .then(comeBackWhenIdle);
  });
  // When something ends the process before that, or while the scan runs.
  process.once('exit', (exitCode) => {
    if (!needsScan(exitCode)) return;
    concludeWith(() => problemOf(loadProof().verifyBuild(build())));
  });
  return {
    prepare(record) {
      loadProof().gatedTextsOf(record);
    },
    ready() {
      isReady = true;
    },
    release() {
      isGated = false;
    },
  };
}

/** The event is sent once more when something has happened after it. */
function comeBackWhenIdle(): void {
  setImmediate(() => undefined);
}

function remove(directory: string): void {
  rmSync(directory, { recursive: true, force: true });
}
