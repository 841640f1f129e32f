import { basename } from 'node:path';

/**
 * The npm that runs this process, or else the one on the PATH.
 *
 * @returns {[string, ...string[]]} a command and its first arguments
 */
export function npmCommand() {
  const running = process.env.npm_execpath ?? '';
  if (basename(running) === 'npm-cli.js') return [process.execPath, running];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}
