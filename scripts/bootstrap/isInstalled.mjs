import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Whether two lock files agree: each package that this project needs is installed in the locked
 * version. Optional packages (binaries for other platforms) may be missing.
 *
 * @param {Record<string, { version?: string, optional?: boolean }>} wanted of package-lock.json
 * @param {Record<string, { version?: string }>} installed of node_modules/.package-lock.json
 */
export function agrees(wanted, installed) {
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true;
    const found = installed[path];
    return found === undefined ? optional === true : found.version === version;
  });
}

/**
 * npm writes node_modules/.package-lock.json as the last step of an installation: if it is missing,
 * the installation did not finish.
 *
 * @param {string} root of the repository
 */
export async function isInstalled(root) {
  const read = async (path) => JSON.parse(await readFile(join(root, path), 'utf8')).packages;
  const wanted = await read('package-lock.json');
  const installed = await read('node_modules/.package-lock.json').catch(() => null);
  return installed !== null && agrees(wanted, installed);
}
