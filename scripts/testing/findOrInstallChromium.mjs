import { join } from 'node:path';
import { StartupError } from '../bootstrap/StartupError.mjs';
import { runQuietly } from '../bootstrap/runQuietly.mjs';
import { aptInstall } from './aptInstall.mjs';
import { findChromium } from './findChromium.mjs';

const INSTALL_TIMEOUT_MS = 5 * 60_000;

/** The ways to install one, each tried only if the previous one failed. */
function waysToInstall(root) {
  const isRoot = process.getuid?.() === 0;
  const options = { cwd: root, timeout: INSTALL_TIMEOUT_MS };
  const playwright = join(root, 'node_modules/@playwright/test/cli.js');
  // Only root can install the libraries that the browser needs; others would be prompted for a
  // password.
  const withDeps = isRoot ? ['--with-deps'] : [];
  return [
    () => runQuietly(process.execPath, [playwright, 'install', ...withDeps, 'chromium'], options),
    () => aptInstall(['chromium'], options),
  ];
}

/**
 * @param {string} root of the repository
 * @returns {Promise<string>} the path of a working Chromium
 * @throws {StartupError} when there is none and none can be installed
 */
export async function findOrInstallChromium(root) {
  const found = await findChromium();
  if (found !== null) return found;
  const failures = [];
  for (const install of waysToInstall(root)) {
    await install().catch((error) => failures.push(error.message.split('\n\n').at(-1)));
    const installed = await findChromium();
    if (installed !== null) return installed;
  }
  throw new StartupError(
    [
      'The browser tests need a Chromium, and none was found or could be installed:',
      ...failures.map((failure) => `  - ${failure}`),
      'Install one (`npx playwright install --with-deps chromium`, or your system’s package), or set',
      'GATEHOUSE_CHROMIUM to the path of its executable.',
    ].join('\n'),
  );
}
