import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Files that only tests read, and leftovers of editors or the system. */
const NO_INPUT = /(?:^|\/)(?:node_modules|__fixtures__|\.DS_Store)(?:\/|$)|\.test\.tsx?$|~$/;

/** @returns {Promise<string[]>} paths of the files at or below `path`; empty if it does not exist */
async function filesAt(path) {
  const found = await stat(path).catch(() => null);
  if (found === null) return [];
  if (found.isFile()) return [path];
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/**
 * A hash of everything that a build reads: same hash, same output.
 *
 * @param {string} root of the repository
 * @param {string[]} inputs files and folders in it
 * @param {Record<string, string | undefined>} settings values that the build reads besides files
 * @returns {Promise<string>} hexadecimal
 */
export async function inputsHash(root, inputs, settings) {
  const hash = createHash('sha256');
  hash.update(JSON.stringify(Object.entries(settings).sort()));
  const found = await Promise.all(inputs.map((input) => filesAt(join(root, input))));
  const files = found
    .flat()
    .map((file) => relative(root, file).split(sep).join('/'))
    .filter((file) => !NO_INPUT.test(file))
    .sort();
  for (const file of files) {
    const content = await readFile(join(root, file));
    // The length separates one file's end from the next one's name.
    hash.update(`\0${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
