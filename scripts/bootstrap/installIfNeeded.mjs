import { join } from 'node:path';
import { isInstalled } from './isInstalled.mjs';
import { npmCommand } from './npmCommand.mjs';
import { runQuietly } from './runQuietly.mjs';
import { withLock } from './withLock.mjs';

/**
 * Installs the packages in the lock file, unless they are installed.
 *
 * `npm install`, not `npm ci`: it also uses the locked versions, but doesn't fail if a lock file
 * written on one platform lacks the optional binaries of another.
 *
 * @param {string} root of the repository
 */
export async function installIfNeeded(root) {
  if (await isInstalled(root)) return { note: 'up to date' };
  return withLock(join(root, '.cache/install.lock'), async () => {
    if (await isInstalled(root)) return { note: 'done by another process' };
    const [command, ...npm] = npmCommand();
    // With NODE_ENV=production, npm would skip the compiler that the next step needs.
    const flags = ['--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
    await runQuietly(command, [...npm, 'install', ...flags], {
      cwd: root,
      advice: 'The packages could not be installed. Can you reach the registry (`npm ping`)?',
    });
    return {};
  });
}
