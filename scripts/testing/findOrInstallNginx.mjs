import { aptInstall } from './aptInstall.mjs';
import { findProgram } from './findProgram.mjs';

const INSTALL_TIMEOUT_MS = 5 * 60_000;

/**
 * @param {string} root of the repository
 * @returns {Promise<string | null>} the path of an nginx. Where none can be had: `null`, and the tests
 *   that need one are skipped
 */
export async function findOrInstallNginx(root) {
  const found = findProgram('nginx');
  if (found !== null) return found;
  await aptInstall('nginx', { cwd: root, timeout: INSTALL_TIMEOUT_MS }).catch(() => {});
  return findProgram('nginx');
}
