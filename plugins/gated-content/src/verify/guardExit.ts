import { rmSync } from 'node:fs';
import path from 'node:path';
import { describeFindings } from './describeFindings';
import { isClean } from './Findings';
import { verifyBuild } from './verifyBuild';

export interface ExitGuard {
  /** The build has done its part: from now on the scan decides. */
  ready(): void;
}

interface Guarded {
  publicDir: string;
  gatedDir: string;
  print(text: string): void;
}

/**
 * Proves the build when the process has nothing left to do. That is late, and has to be: plugins
 * finish side by side, and any of them may still write into the public directory.
 *
 * A build that leaks, or that ended before it could be proved, is taken away: what is not there, is
 * not deployed by mistake.
 */
export function guardExit({ publicDir, gatedDir, print }: Guarded): ExitGuard {
  let isReady = false;
  let isDone = false;

  const prove = (): void => {
    if (isDone) return;
    isDone = true;
    const problem = isReady ? findProblem() : 'The build ended before it could be verified.';
    if (problem === null) return;
    rmSync(publicDir, { recursive: true, force: true });
    print(`[gated-content] ${problem}\n\n${path.relative('', publicDir)} was removed.`);
    process.exitCode = 1;
  };
  const findProblem = (): string | null => {
    try {
      const findings = verifyBuild(publicDir, gatedDir);
      if (!isClean(findings)) return describeFindings(findings);
      print(`[gated-content] ${describeFindings(findings)}`);
      return null;
    } catch (error) {
      return (error as Error).message;
    }
  };
  process.once('beforeExit', prove);
  process.once('exit', prove);
  return {
    ready() {
      isReady = true;
    },
  };
}
