#!/usr/bin/env node
import path from 'node:path';
import { describeFindings } from './describeFindings';
import { isClean } from './Findings';
import { verifyInParallel } from './verifyInParallel';

/** `verify [PUBLIC-DIRECTORY] [GATED-DIRECTORY]`: exits with 1 unless the public build is clean. */
const [publicDir = 'build', gatedDir = `${publicDir.replace(/\/+$/, '')}-gated`] =
  process.argv.slice(2);

async function verify(): Promise<void> {
  const started = performance.now();
  const findings = await verifyInParallel({
    ...{ publicDir: path.resolve(publicDir), gatedDir: path.resolve(gatedDir) },
    seal: null,
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${describeFindings(findings)} (${seconds} s)`);
  process.exitCode = isClean(findings) ? 0 : 1;
}

verify().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 1;
});
