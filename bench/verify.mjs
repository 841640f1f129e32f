import { execFileSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { join } from 'node:path';
import { createOutput } from './createOutput.mjs';
import { median } from './table.mjs';

const ROUNDS = 5;
const LIMIT_SECONDS = 3;
const seconds = (value) => `${value.toFixed(2)} s`;

/**
 * The leak scan over a large site's output, against reading and hashing the same files (SHA-256), in
 * turns. Seconds are of 100 MB of public output; the control's look at the gated output is included.
 *
 * @param {string} root of the repository
 */
export async function verify(root) {
  const folder = join(root, '.cache/bench/output');
  await createOutput(folder);
  const run = (script) => {
    const started = performance.now();
    const output = execFileSync(process.execPath, [script], { cwd: folder, encoding: 'utf8' });
    return { output, seconds: (performance.now() - started) / 1000 };
  };
  const scan = () => run(join(root, 'plugins/gated-content/lib/verify/cli.js'));
  const hash = () => run(join(import.meta.dirname, 'hashFiles.mjs'));

  const [, megabytes] = /, ([\d.]+) MB: none is there/.exec(scan().output);
  hash();
  const times = { scan: [], hash: [] };
  for (let round = 0; round < ROUNDS; round++) {
    times.scan.push((scan().seconds / megabytes) * 100);
    times.hash.push((hash().seconds / megabytes) * 100);
  }
  const measured = median(times.scan);
  const baseline = median(times.hash);
  return [
    {
      what: `Leak scan of 100 MB (of ${megabytes}), median of ${ROUNDS}, against SHA-256`,
      measured: seconds(measured),
      baseline: seconds(baseline),
      compared: `${(measured / baseline).toFixed(1)} ×`,
      target: `≤ ${LIMIT_SECONDS} s`,
      met: measured <= LIMIT_SECONDS,
    },
  ];
}
