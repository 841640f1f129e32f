import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { BuildScan, type ScannedBuild, type SeenFiles } from './BuildScan';
import { filesBelow } from '../outputs/filesBelow';
import type { Findings } from './Findings';
import { requireGatedBuild } from './requireGatedBuild';
import { withReport } from './withReport';

/** In bytes. To read less than this takes no longer than to start a thread for it. */
const FOR_A_THREAD = 20_000_000;

/** Like `verifyBuild`, on as many processors as are worth it. */
export async function verifyInParallel(build: ScannedBuild): Promise<Findings> {
  requireGatedBuild(build.gatedDir);
  const [own = [], ...others] = divide(build);
  const elsewhere = others.map((names) => readElsewhere(build, names));
  try {
    const scan = new BuildScan(build);
    scan.readGated();
    scan.read(own);
    for (const { seen } of elsewhere) scan.remember(await seen);
    return withReport(build, scan.findings());
  } finally {
    await Promise.all(elsewhere.map(({ worker }) => worker.terminate()));
  }
}

/**
 * The names of the public files, in parts that take about as long. Whoever takes the first one reads
 * the gated output as well.
 */
function divide({ publicDir, gatedDir }: ScannedBuild): string[][] {
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

function readElsewhere(build: ScannedBuild, names: readonly string[]) {
  const worker = new Worker(path.join(__dirname, 'shareWorker.js'), {
    workerData: { build, names },
  });
  const seen = new Promise<SeenFiles>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => {
      reject(new Error('The leak scan ended before it was through.'));
    });
  });
  // Whoever waits for it is told as well, and may be busy until then.
  seen.catch(() => undefined);
  return { worker, seen };
}
