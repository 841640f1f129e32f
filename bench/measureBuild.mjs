import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { runQuietly } from '../scripts/bootstrap/runQuietly.mjs';

/**
 * Builds a site cold, without anything from an earlier build.
 *
 * @param {string} root of the repository
 * @param {string} folder of the site
 * @returns {Promise<{ seconds: number, cpuSeconds: number, megabytes: number }>} `megabytes`: peak
 * memory
 */
export async function measureBuild(root, folder) {
  for (const output of ['build', 'build-gated', '.docusaurus']) {
    await rm(join(folder, output), { recursive: true, force: true });
  }
  const usageFile = join(folder, 'usage.json');
  const docusaurus = join(root, 'node_modules/@docusaurus/core/bin/docusaurus.mjs');
  const started = performance.now();
  await runQuietly(
    process.execPath,
    ['--import', new URL('reportUsage.mjs', import.meta.url).href, docusaurus, 'build'],
    {
      cwd: folder,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        DOCUSAURUS_NO_PERSISTENT_CACHE: 'true',
        USAGE_FILE: usageFile,
      },
    },
  );
  const seconds = (performance.now() - started) / 1000;
  return { seconds, ...JSON.parse(await readFile(usageFile, 'utf8')) };
}
