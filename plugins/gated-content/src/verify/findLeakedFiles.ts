import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { LeakedFile } from './Findings';

/** A file this short is equal to another one by accident: an empty style, a stub of a module. */
const SHORTEST = 32;

/** Gated files that are public byte by byte. Paths are below the two directories. */
export function findLeakedFiles(
  gated: { directory: string; files: readonly string[] },
  publicFiles: { directory: string; files: readonly string[] },
): LeakedFile[] {
  const gatedBySize = new Map<number, string[]>();
  for (const file of gated.files) {
    const { size } = statSync(path.join(gated.directory, file));
    if (size >= SHORTEST) gatedBySize.set(size, [...(gatedBySize.get(size) ?? []), file]);
  }
  return publicFiles.files.flatMap((file) => {
    const absolute = path.join(publicFiles.directory, file);
    const sameSize = gatedBySize.get(statSync(absolute).size) ?? [];
    if (sameSize.length === 0) return [];
    const hash = hashOf(absolute);
    return sameSize
      .filter((gatedFile) => hashOf(path.join(gated.directory, gatedFile)) === hash)
      .map((gatedFile) => ({ gatedFile, file }));
  });
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
