import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { join } from 'node:path';
import { createOutput } from './createOutput.mjs';
import { median } from './table.mjs';

const ROUNDS = 5;
const LIMIT_SECONDS = 3;
const seconds = (value) => `${value.toFixed(2)} s`;

/**
 * The leak scan of a large site's output, compared to reading and hashing the same files (SHA-256),
 * alternating. Seconds are per 100 MB of public output, and include the control's scan of the gated
 * output.
 *
 * @param {string} root of the repository
 */
export async function verify(root) {
  const folder = join(root, '.cache/bench/output');
  await createOutput(folder);
  const usageFile = join(folder, 'usage.json');
  const reportUsage = new URL('reportUsage.mjs', import.meta.url).href;
  const run = (script) => {
    const started = performance.now();
    const output = execFileSync(process.execPath, ['--import', reportUsage, script], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, USAGE_FILE: usageFile },
    });
    const seconds = (performance.now() - started) / 1000;
    return { output, seconds, ...JSON.parse(readFileSync(usageFile, 'utf8')) };
  };
  const scan = () => run(join(root, 'packages/docusaurus-plugin/lib/verify/cli.js'));
  const hash = () => run(join(import.meta.dirname, 'hashFiles.mjs'));

  const [, megabytes] = /, ([\d.]+) MB: none is there/.exec(scan().output);
  hash();
  const results = { scan: [], hash: [] };
  for (let round = 0; round < ROUNDS; round++) {
    results.scan.push(scan());
    results.hash.push(hash());
  }
  const row = (what, field) => {
    const [measured, baseline] = [results.scan, results.hash].map(
      (of) => (median(of.map((result) => result[field])) / megabytes) * 100,
    );
    return {
      what: `Leak scan of 100 MB (of ${megabytes}) against SHA-256, ${what}, median of ${ROUNDS}`,
      measured: seconds(measured),
      baseline: seconds(baseline),
      compared: `${(measured / baseline).toFixed(1)} ×`,
      target: `≤ ${LIMIT_SECONDS} s`,
      met: measured <= LIMIT_SECONDS,
    };
  };
  return [
    row('time', 'seconds'),
    { ...row('processor time', 'cpuSeconds'), target: 'none', met: true },
  ];
}
