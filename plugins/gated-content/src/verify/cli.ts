#!/usr/bin/env node
import path from 'node:path';
import { describeFindings } from './describeFindings';
import { isClean } from './Findings';
import { verifyBuild } from './verifyBuild';

/** `verify [PUBLIC-DIRECTORY] [GATED-DIRECTORY]`: exits with 1 unless the public build is clean. */
const [publicDir = 'build', gatedDir = `${publicDir.replace(/\/+$/, '')}-gated`] =
  process.argv.slice(2);

const started = performance.now();
try {
  const findings = verifyBuild(path.resolve(publicDir), path.resolve(gatedDir));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${describeFindings(findings)} (${seconds} s)`);
  process.exitCode = isClean(findings) ? 0 : 1;
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
