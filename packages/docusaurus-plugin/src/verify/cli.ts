#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import {
  findBuildOutputs,
  listBuildOutputs,
  type BuildOutputs,
} from '@gatehouse/contract/buildOutputs';
import { findBuildMismatches, getBuildStamp } from '@gatehouse/contract/buildStamp';
import { manifestSchema, type Manifest } from '@gatehouse/contract/manifest';
import { MANIFEST_FILE } from '@gatehouse/contract/manifestFile';
import {
  checkBuildInParallel,
  describeFindings,
  isClean,
  requireGatedBuild,
} from '@gatehouse/leak-check';
import { stampBuild } from '../outputs/stampBuild';

const USAGE = 'Usage: verify [PUBLIC-DIRECTORY] [GATED-DIRECTORY] [--record-changes]';

/** Exits with 1 unless the public build is clean and both outputs are from the same build. */
async function verify(): Promise<void> {
  // In case anything ends the process early.
  process.exitCode = 1;
  const started = performance.now();
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { 'record-changes': { type: 'boolean', default: false } },
  });
  if (positionals.length > 2) throw new Error(USAGE);
  const outputs = findOutputs(positionals[0], positionals[1]);
  const manifest = requireManifest(outputs.gatedDir);
  const findings = await checkBuildInParallel(outputs);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${describeFindings(findings)} (${seconds} s)`);
  if (!isClean(findings)) return;

  const mismatches = findBuildMismatches(outputs.publicDir, manifest);
  if (mismatches.length > 0) {
    // A stamp of another build is not just a changed page.
    const isOfBuild = getBuildStamp(outputs.publicDir)?.buildId === manifest.buildId;
    if (!values['record-changes'] || !isOfBuild) throw new Error(describe(mismatches));
    stampBuild(outputs);
    console.log(`Recorded as part of this build:\n${list(mismatches)}`);
  }
  process.exitCode = 0;
}

/** Directories that are not given are looked up in the build's manifest. */
function findOutputs(publicName: string | undefined, gatedName: string | undefined): BuildOutputs {
  if (publicName === undefined) {
    return findBuildOutputs(process.cwd()) ?? findOutputs('build', 'build-gated');
  }
  const publicDir = path.resolve(publicName);
  if (gatedName !== undefined) return { publicDir, gatedDir: path.resolve(gatedName) };
  const beside = `${publicDir}-gated`;
  if (existsSync(path.join(beside, MANIFEST_FILE))) return { publicDir, gatedDir: beside };
  const nearby = listBuildOutputs(path.dirname(publicDir));
  return (
    nearby.find((outputs) => outputs.publicDir === publicDir) ?? { publicDir, gatedDir: beside }
  );
}

/** A build verifies its own fresh output. Here, the manifest may come from anywhere. */
function requireManifest(directory: string): Manifest {
  requireGatedBuild(directory);
  const file = path.join(directory, MANIFEST_FILE);
  const manifest = manifestSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (manifest.success) return manifest.data;
  throw new Error(`${file} is not a valid manifest of this version. Build the site again.`);
}

function describe(mismatches: readonly string[]): string {
  return [
    'The public build and the gated files are not from the same build:',
    list(mismatches),
    'Build the site again, and deploy both outputs into empty directories. If a later step changes',
    'pages, run this command with --record-changes after it.',
  ].join('\n');
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

verify().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 1;
});
