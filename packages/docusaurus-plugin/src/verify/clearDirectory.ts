import { lstatSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';

/** On Windows, a virus scanner or a search index may lock a file for a moment. */
const ATTEMPTS = 3;
const PAUSE_MS = 100;

/**
 * Removes a directory and everything in it. If it is a mount point or a symbolic link, only its
 * content is removed: removing just the link would leave the deployed directory unchanged. An entry
 * that can't be removed doesn't stop the others from being removed.
 *
 * @returns the absolute paths that remain; empty when all is removed
 */
export function clearDirectory(directory: string): string[] {
  let left = clear(directory);
  for (let attempt = 1; left.length > 0 && attempt < ATTEMPTS; attempt++) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    left = clear(directory);
  }
  return left;
}

function clear(directory: string): string[] {
  const isLink = lstatSync(directory, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  if (!isLink) {
    const left = removeEntry(directory);
    // An empty directory that remains is a mount point: there is nothing in it to deploy.
    return left.length === 1 && left[0] === directory && isEmpty(directory) ? [] : left;
  }
  try {
    return listEntries(realpathSync(directory)).flatMap(removeEntry);
  } catch {
    return removeEntry(directory);
  }
}

/** @returns the deepest entries that could not be removed */
function removeEntry(entry: string): string[] {
  try {
    rmSync(entry, { recursive: true, force: true });
    return [];
  } catch {
    const left = entriesOf(entry).flatMap(removeEntry);
    return left.length === 0 && !isRemoved(entry) ? [entry] : left;
  }
}

/** Empty for anything that isn't a directory or can't be listed: it remains as a whole. */
function entriesOf(entry: string): string[] {
  try {
    return lstatSync(entry).isDirectory() ? listEntries(entry) : [];
  } catch {
    return [];
  }
}

function listEntries(directory: string): string[] {
  return readdirSync(directory).map((name) => path.join(directory, name));
}

function isEmpty(directory: string): boolean {
  try {
    return readdirSync(directory).length === 0;
  } catch {
    return false;
  }
}

/** A directory may have become empty in the meantime. */
function isRemoved(entry: string): boolean {
  try {
    rmSync(entry, { recursive: true, force: true });
    return true;
  } catch {
    return false;
  }
}
