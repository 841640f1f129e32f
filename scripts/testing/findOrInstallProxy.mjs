import { aptInstall } from './aptInstall.mjs';
import { findProgram } from './findProgram.mjs';

const INSTALL_TIMEOUT_MS = 5 * 60_000;

/**
 * @param {string} root of the repository
 * @param {'nginx' | 'caddy' | 'pgbouncer'} name
 * @returns {Promise<string | null>} the path of the proxy. `null` if it can't be installed: tests
 * that need it are skipped
 */
export async function findOrInstallProxy(root, name) {
  const found = findProgram(name);
  if (found !== null) return found;
  await aptInstall([name], { cwd: root, timeout: INSTALL_TIMEOUT_MS }).catch(() => {});
  return findProgram(name);
}
