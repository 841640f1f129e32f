#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { manifestSchema } from '@gatehouse/contract/manifest';
import { MANIFEST_FILE } from '@gatehouse/contract/manifestFile';
import { describeFindings } from './describeFindings';
import { isClean } from './Findings';
import { requireGatedBuild } from './requireGatedBuild';
import { verifyInParallel } from './verifyInParallel';

/** `verify [PUBLIC-DIRECTORY] [GATED-DIRECTORY]`: exits with 1 unless the public build is clean. */
const [publicDir = 'build', gatedDir = `${publicDir.replace(/\/+$/, '')}-gated`] =
  process.argv.slice(2);

async function verify(): Promise<void> {
  // Whatever ends this before its end.
  process.exitCode = 1;
  const started = performance.now();
  const build = {
    publicDir: path.resolve(publicDir),
    gatedDir: path.resolve(gatedDir),
    seal: null,
  };
  requireManifest(build.gatedDir);
  const findings = await verifyInParallel(build);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${describeFindings(findings)} (${seconds} s)`);
  process.exitCode = isClean(findings) ? 0 : 1;
}

/** A build checks what it has just written itself. Here, it may come from anywhere. */
function requireManifest(directory: string): void {
  requireGatedBuild(directory);
  const file = path.join(directory, MANIFEST_FILE);
  const manifest = manifestSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (manifest.success) return;
  throw new Error(`${file} is no manifest of this version. Build the site again.`);
}

verify().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 1;
});
