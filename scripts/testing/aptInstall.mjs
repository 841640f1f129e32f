import { existsSync } from 'node:fs';
import { StartupError } from '../bootstrap/StartupError.mjs';
import { runQuietly } from '../bootstrap/runQuietly.mjs';

/**
 * Installs Debian or Ubuntu packages without prompting.
 *
 * @param {string[]} names
 * @param {{ cwd: string, timeout: number }} options
 * @throws {StartupError} without apt-get, or without the permission to use it
 */
export async function aptInstall(names, options) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new StartupError('apt-get is not available, or not allowed.');
  }
  const apt = { ...options, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  await runQuietly('apt-get', ['update', '-q'], apt).catch(() => {});
  await runQuietly('apt-get', ['install', '-qy', '--no-install-recommends', ...names], apt);
}
