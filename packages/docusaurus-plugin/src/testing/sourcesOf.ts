import { readdirSync } from 'node:fs';
import path from 'node:path';
import { filesBelow } from '@gatehouse/contract/filesBelow';

/** The files of a site, except its packages. */
export function sourcesOf(siteDir: string): string[] {
  return readdirSync(siteDir, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .flatMap((entry) => {
      const file = path.join(siteDir, entry.name);
      return entry.isDirectory() ? filesBelow(file) : [file];
    });
}
