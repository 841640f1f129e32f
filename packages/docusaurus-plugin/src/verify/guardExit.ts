import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { filesBelow } from '@gatehouse/contract/filesBelow';
import type { CheckedBuild, Findings } from '@gatehouse/leak-check';
import type { PageInspection } from '../policy/inspectPage';
import type { PolicySite } from '../policy/writePolicies';
import { clearDirectory } from './clearDirectory';
import { holdExitCode, holdOn } from './holdExitCode';
import type * as proof from './proof';

/** Loaded lazily: it is half of the plugin's code, and only a build needs it. */
const loadProof = (): typeof proof => createRequire(__filename)('./proof') as typeof proof;

export interface ExitGuard {
  /**
   * Does the part of the scan that is possible before the build is written.
   *
   * @param record of the sources, as JSON
   */
  prepare(record: string): void;
  /** Call when nothing is gated: pages get their policy, and there is nothing to verify. */
  release(): void;
  /** Call when the build is done: from now on, the scan decides. */
  ready(): void;
}

interface Guarded {
  publicDir: string;
  gatedDir: string;
  /** For the policy of each page. `null` if they get none. */
  policy(): PolicySite | null;
  print(text: string): void;
}

/**
 * Writes the policies and verifies the build when the process has nothing left to do. It has to be
 * this late: plugins finish in parallel, and any of them may still write into the public directory.
 *
 * A build that leaks, fails or ends before it is verified is removed, so that nobody deploys it by
 * mistake. The output of an earlier build is removed first: it was made under other rules, and a
 * process that is killed can't remove it later.
 *
 * Throws when an earlier build can't be removed.
 */
export function guardExit({ publicDir, gatedDir, policy, print }: Guarded): ExitGuard {
  requireCleared([publicDir, gatedDir]);

  let isReady = false;
  let isGated = true;
  let outcome: 'passed' | 'failed' | null = null;
  /** The state of the public directory after the whole process was verified. */
  let proved: string | null = null;

  const say = (text: string): void => {
    try {
      print(text);
    } catch {
      // The output is no longer read. Still do everything else.
    }
  };
  const pass = (): void => {
    outcome ??= 'passed';
  };
  /**
   * Prints the problem first: removing a directory may fail, and must not hide the reason for it.
   */
  const fail = (problem: string): void => {
    if (outcome !== null) return;
    outcome = 'failed';
    process.exitCode = 1;
    say(`[gated-content] ${problem}\n`);
    const left = clearDirectory(publicDir);
    say(left.length === 0 ? `${nameOf(publicDir)} was removed.` : describeLeft(left));
  };
  const settleWith = (prove: () => string | null): void => {
    try {
      const problem = prove();
      if (problem !== null) {
        fail(problem);
        return;
      }
      loadProof().stampBuild({ publicDir, gatedDir });
      pass();
    } catch (error) {
      fail(messageOf(error));
    }
  };
  const sealAlone = (): null => {
    const site = policy();
    if (site === null) return null;
    const { writePolicies, inspectPages } = loadProof();
    writePolicies(site, inspectPages(publicDir));
    return null;
  };
  const problemOf = (findings: Findings): string | null => {
    const { describeFindings, isClean } = loadProof();
    if (!isClean(findings)) return describeFindings(findings);
    say(`[gated-content] ${describeFindings(findings)}`);
    return null;
  };
  const build = (): CheckedBuild => {
    const site = policy();
    return { publicDir, gatedDir, inspector: site ? inspectorFor(site) : undefined };
  };

  holdExitCode({
    isReady: () => isReady,
    isSettled: () => outcome !== null,
    hasFailed: () => outcome === 'failed',
    async prove() {
      if (!isGated) {
        settleWith(sealAlone);
        return;
      }
      try {
        const findings = await loadProof().checkBuildInParallel(build());
        settleWith(() => problemOf(findings));
      } catch (error) {
        fail(messageOf(error));
      }
    },
    proveNow() {
      settleWith(isGated ? () => problemOf(loadProof().checkBuild(build())) : sealAlone);
    },
    fail() {
      if (isGated) fail('The build failed, so it was not verified.');
      else pass();
    },
    remember() {
      if (isGated && outcome === 'passed') proved ??= describeState(publicDir);
    },
    confirm() {
      if (outcome !== 'passed' || proved === null || describeState(publicDir) === proved) return;
      outcome = null;
      // Pages have their policy by now.
      settleWith(() => problemOf(loadProof().checkBuild({ publicDir, gatedDir })));
      proved = describeState(publicDir);
    },
  });
  return {
    prepare(record) {
      loadProof().prepareCheck(record);
    },
    ready() {
      isReady = true;
      holdOn();
    },
    release() {
      isGated = false;
    },
  };
}

/**
 * Pages get their policy after all of them are read: only then is it known what it has to allow.
 */
function inspectorFor(site: PolicySite): CheckedBuild['inspector'] {
  return {
    module: path.join(__dirname, '../policy/inspectPage.js'),
    done(inspections) {
      loadProof().writePolicies(site, inspections as ReadonlyMap<string, PageInspection>);
    },
  };
}

/** Changes with everything that is written below a directory, or moved there. */
function describeState(directory: string): string {
  try {
    const files = filesBelow(directory).map((file) => {
      const { size, ctimeMs, ino } = statSync(file);
      return [file, size, ctimeMs, ino].join(' ');
    });
    return files.join('\n');
  } catch (error) {
    return messageOf(error);
  }
}

function requireCleared(directories: readonly string[]): void {
  const left = directories.flatMap(clearDirectory);
  if (left.length > 0) throw new Error(`An earlier build is in the way. ${describeLeft(left)}`);
}

const MAX_NAMED = 20;

function describeLeft(left: readonly string[]): string {
  const more = left.length - MAX_NAMED;
  return [
    'These files could not be removed. Do not deploy them; delete them yourself and build again:',
    ...left.slice(0, MAX_NAMED).map((file) => `- ${nameOf(file)}`),
    ...(more > 0 ? [`… and ${more} more.`] : []),
    'They may be in use by another program, or protected (read-only, immutable, or owned by someone ' +
      'else).',
  ].join('\n');
}

function nameOf(file: string): string {
  return path.relative('', file);
}

/** Anything can be thrown. */
function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
