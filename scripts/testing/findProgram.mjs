import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Folders with servers, which are often not on the PATH. */
const MORE_FOLDERS = [
  '/usr/local/sbin',
  '/usr/sbin',
  '/sbin',
  '/opt/homebrew/bin',
  '/usr/local/bin',
];

/**
 * Finds a program on the system.
 *
 * @param {string} name `nginx`; the setting GATEHOUSE_NGINX with its path takes precedence
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | null} the path of its executable
 */
export function findProgram(name, env = process.env) {
  const set = env[`GATEHOUSE_${name.toUpperCase()}`];
  if (set) return set;
  const folders = [...(env.PATH ?? '').split(delimiter), ...MORE_FOLDERS];
  return folders.map((folder) => join(folder, name)).find(isExecutable) ?? null;
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
