import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { filesBelow } from '@gatehouse/contract/filesBelow';
import { MANIFEST_FILE } from '@gatehouse/contract/manifestFile';
import { BuildScan, type ScannedBuild, type SeenFiles } from './BuildScan';
import { reportOf } from './describe/describeFindings';
import type { Findings } from './findings/Findings';
import { gatedTextsOf } from './match/GatedTexts';
import { SOURCE_RECORD_FILE, type SourceRecord } from './record';

export interface CheckedBuild extends ScannedBuild {
  inspector?: ScannedBuild['inspector'] & {
    /** Gets what was made of each page, by file, before anything is reported. May change the pages. */
    done(inspections: ReadonlyMap<string, unknown>): void;
  };
}

/**
 * Looks for everything gated in every byte of the public build.
 *
 * Throws when one of the two directories is not what a build leaves, or no one can tell what is in a file.
 */
export function checkBuild(build: CheckedBuild): Findings {
  requireGatedBuild(build.gatedDir);
  return conclude(build, new BuildScan(build));
}

/** In bytes. To read less than this takes no longer than to start a thread for it. */
const FOR_A_THREAD = 20_000_000;

/** Like `checkBuild`, on as many processors as are worth it. */
export async function checkBuildInParallel(build: CheckedBuild): Promise<Findings> {
  requireGatedBuild(build.gatedDir);
  const [own = [], ...others] = divide(build);
  const elsewhere = others.map((names) => readElsewhere(build, names));
  try {
    const scan = new BuildScan(build);
    scan.readGated();
    scan.read(own);
    for (const { seen } of elsewhere) scan.remember(await seen);
    return conclude(build, scan);
  } finally {
    await Promise.all(elsewhere.map(({ worker }) => worker.terminate()));
  }
}

/**
 * Does what a check needs of the record, while a build has time for it.
 *
 * @param record of the sources, as JSON
 */
export function prepareCheck(record: string): void {
  gatedTextsOf(record);
}

/** Throws when the directory is not what a build leaves for the server and the leak check. */
export function requireGatedBuild(gatedDir: string): void {
  for (const file of [MANIFEST_FILE, SOURCE_RECORD_FILE]) {
    if (existsSync(path.join(gatedDir, file))) continue;
    throw new Error(`There is no ${file} in ${gatedDir}. Build the site, or name the directory.`);
  }
}

function conclude({ gatedDir, inspector }: CheckedBuild, scan: BuildScan): Findings {
  scan.readRest();
  inspector?.done(scan.inspections());
  return writeReport(gatedDir, scan.findings());
}

/**
 * The names of the public files, in parts that take about as long. Whoever takes the first one reads
 * the gated output as well.
 */
function divide({ publicDir, gatedDir }: CheckedBuild): string[][] {
  const sizeOf = (file: string): number => statSync(file).size;
  const gated = filesBelow(gatedDir).reduce((sum, file) => sum + sizeOf(file), 0);
  const files = filesBelow(publicDir)
    .map((file) => ({ name: path.relative(publicDir, file), size: sizeOf(file) }))
    .sort((a, b) => b.size - a.size);
  const whole = files.reduce((sum, { size }) => sum + size, gated);
  const threads = Math.max(1, Math.min(availableParallelism(), Math.ceil(whole / FOR_A_THREAD)));
  const parts = Array.from({ length: threads }, (_, index) => ({
    size: index === 0 ? gated : 0,
    names: [] as string[],
  }));
  for (const { name, size } of files) {
    const part = parts.reduce((least, other) => (other.size < least.size ? other : least));
    part.size += size;
    part.names.push(name);
  }
  return parts.map(({ names }) => names);
}

function readElsewhere({ publicDir, gatedDir, inspector }: CheckedBuild, names: readonly string[]) {
  const build: ScannedBuild = {
    publicDir,
    gatedDir,
    inspector: inspector && { module: inspector.module },
  };
  const worker = new Worker(path.join(__dirname, 'scanWorker.js'), {
    workerData: { build, names },
  });
  const seen = new Promise<SeenFiles>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => {
      reject(new Error('The leak scan ended before it was complete.'));
    });
  });
  // Whoever waits for it is told as well, and may be busy until then.
  seen.catch(() => undefined);
  return { worker, seen };
}

const REPORT_FILE = 'gated-content-report.txt';

/**
 * Writes down everything that was found, where no build removes it and no one deploys it: a message shows
 * the most important part. What an earlier check wrote goes.
 * @returns the findings, and where the report is if there is one
 */
function writeReport(gatedDir: string, found: Findings): Findings {
  const record = readFileSync(path.join(gatedDir, SOURCE_RECORD_FILE), 'utf8');
  const { reportDir = '.' } = JSON.parse(record) as SourceRecord;
  const wanted = path.resolve(gatedDir, reportDir);
  // A build that was moved to where it is deployed has left the site behind.
  const file = path.join(existsSync(wanted) ? wanted : gatedDir, REPORT_FILE);
  const report = reportOf(found);
  if (report === null) {
    rmSync(file, { force: true });
    return found;
  }
  writeFileSync(file, report, { mode: 0o600 });
  return { ...found, report: path.relative('', file) };
}
