import { existsSync } from 'node:fs';
import path from 'node:path';
import { MANIFEST_FILE } from '@gatehouse/contract/manifestFile';
import { SOURCE_RECORD_FILE } from './SourceRecord';

/** Throws when the directory is not what a build leaves for the server and the leak scan. */
export function requireGatedBuild(gatedDir: string): void {
  for (const file of [MANIFEST_FILE, SOURCE_RECORD_FILE]) {
    if (existsSync(path.join(gatedDir, file))) continue;
    throw new Error(`There is no ${file} in ${gatedDir}. Build the site, or name the directory.`);
  }
}
