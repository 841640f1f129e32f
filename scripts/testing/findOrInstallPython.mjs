import { aptInstall } from './aptInstall.mjs';
import { findPython } from './findPython.mjs';

const INSTALL_TIMEOUT_MS = 5 * 60_000;

/** Debian packages for examples/fastapi and its tests. */
export const PACKAGES = [
  'fastapi',
  'uvicorn',
  'jwt',
  'cryptography',
  'sqlalchemy',
  'asyncpg',
  'alembic',
  'pytest',
  'httpx',
].map((name) => `python3-${name}`);

/**
 * @param {string} root of the repository
 * @returns {Promise<string | null>} the command of a Python that can run examples/fastapi and its
 * tests. `null` if it can't be installed: tests that need it are skipped
 */
export async function findOrInstallPython(root) {
  const found = findPython();
  if (found !== null) return found;
  await aptInstall(PACKAGES, { cwd: root, timeout: INSTALL_TIMEOUT_MS }).catch(() => {});
  return findPython();
}
