import { readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import path from 'node:path';

/** Every file at any depth, also through links. A missing directory has none. */
export function filesBelow(directory: string): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(directory, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return entries.flatMap((entry) => {
    const file = path.join(directory, entry.name);
    if (entry.isDirectory()) return filesBelow(file);
    if (!entry.isSymbolicLink()) return [file];
    const target = statSync(file, { throwIfNoEntry: false });
    if (!target?.isDirectory()) return target ? [file] : [];
    return isLinkToAncestor(file, directory) ? [] : filesBelow(file);
  });
}

/** Whether a link points to a directory that contains it, which would repeat endlessly. */
function isLinkToAncestor(link: string, directory: string): boolean {
  return `${realpathSync(directory)}${path.sep}`.startsWith(`${realpathSync(link)}${path.sep}`);
}
