import { lstatSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';

/** On Windows, a virus scanner or a search index may hold a file for a moment. */
const ATTEMPTS = 3;
const PAUSE_MS = 100;

/**
 * Removes a directory and everything in it. If it is a mount point or a symbolic link, only its content
 * goes: removing the link alone would leave the deployed directory as it was. One entry that cannot be
 * removed does not keep the others.
 *
 * @returns what is still there, absolute; nothing when all is gone
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
    // An empty directory that stays is a mount point: there is nothing in it to deploy.
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

/** None of what is not a directory, or cannot be listed: that is left as a whole. */
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

/** A directory that was not empty a moment ago may be by now. */
function isRemoved(entry: string): boolean {
  try {
    rmSync(entry, { recursive: true, force: true });
    return true;
  } catch {
    return false;
  }
}
