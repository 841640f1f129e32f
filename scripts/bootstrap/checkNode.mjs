import { StartupError } from './StartupError.mjs';

const OLDEST = [20, 19];

/**
 * @param {string} version of Node, `20.19.0`
 * @throws {StartupError} when this Node is older than the packages need
 */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  throw new StartupError(
    `Gatehouse needs Node ${OLDEST.join('.')} or newer, but this is Node ${version}. Install a newer ` +
      'version from https://nodejs.org and start again.',
  );
}
