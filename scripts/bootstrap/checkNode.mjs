import { StartupError } from './StartupError.mjs';

const MIN_VERSION = [20, 19];

/**
 * @param {string} version of Node, `20.19.0`
 * @throws {StartupError} when this Node is older than the packages need
 */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > MIN_VERSION[0] || (major === MIN_VERSION[0] && minor >= MIN_VERSION[1])) return;
  throw new StartupError(
    `Gatehouse needs Node ${MIN_VERSION.join('.')} or newer, but this is Node ${version}. Install a newer ` +
      'version from https://nodejs.org and start again.',
  );
}
