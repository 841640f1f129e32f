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
    /**
     * Called with the result for each page, by file, before anything is reported. May change the
     * pages.
     */
    done(inspections: ReadonlyMap<string, unknown>): void;
  };
}

/**
 * Searches every byte of the public build for gated content.
 *
 * Throws when one of the two directories isn't a build's output, or the contents of a file can't be
 * determined.
 */
export function checkBuild(build: CheckedBuild): Findings {
  requireGatedBuild(build.gatedDir);
  return conclude(build, new BuildScan(build));
}

/** In bytes. Reading less than this is faster than starting a thread for it. */
const BYTES_PER_THREAD = 20_000_000;

/** Like `checkBuild`, on as many processors as pay off. */
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
 * Precomputes what a check needs from the record, while the build is waiting for something else.
 *
 * @param record of the sources, as JSON
 */
export function prepareCheck(record: string): void {
  gatedTextsOf(record);
}

/** Throws when the directory isn't a build's output for the server and the leak check. */
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
 * Divides the names of the public files into parts that take about the same time. The first part's
 * thread also reads the gated output.
 */
function divide({ publicDir, gatedDir }: CheckedBuild): string[][] {
  const sizeOf = (file: string): number => statSync(file).size;
  const gated = filesBelow(gatedDir).reduce((sum, file) => sum + sizeOf(file), 0);
  const files = filesBelow(publicDir)
    .map((file) => ({ name: path.relative(publicDir, file), size: sizeOf(file) }))
    .sort((a, b) => b.size - a.size);
  const whole = files.reduce((sum, { size }) => sum + size, gated);
  const threads = Math.max(
    1,
    Math.min(availableParallelism(), Math.ceil(whole / BYTES_PER_THREAD)),
  );
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
  // The caller awaits `seen` only later: without this, an earlier rejection would be unhandled.
  seen.catch(() => undefined);
  return { worker, seen };
}

const REPORT_FILE = 'gated-content-report.txt';

/**
 * Writes all findings to a file that builds don't remove and that isn't deployed, because the
 * message shows only the most important ones. Replaces the report of an earlier check.
 * @returns the findings, and the path of the report if there is one
 */
function writeReport(gatedDir: string, found: Findings): Findings {
  const record = readFileSync(path.join(gatedDir, SOURCE_RECORD_FILE), 'utf8');
  const { reportDir = '.' } = JSON.parse(record) as SourceRecord;
  const wanted = path.resolve(gatedDir, reportDir);
  // A build that was moved elsewhere for deployment no longer has the site next to it.
  const file = path.join(existsSync(wanted) ? wanted : gatedDir, REPORT_FILE);
  const report = reportOf(found);
  if (report === null) {
    rmSync(file, { force: true });
    return found;
  }
  writeFileSync(file, report, { mode: 0o600 });
  return { ...found, report: path.relative('', file) };
}
