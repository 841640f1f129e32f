import { readFileSync } from 'node:fs';
import path from 'node:path';
import { filesBelow } from '@gatehouse/contract/filesBelow';

/** A word that stands nowhere else: in texts, in bytes, in names of files. */
const CANARY = /canary[A-Za-z]*\d[A-Za-z0-9]*|canary-id-\w+/g;

/** Every canary of a site, with the file that it was planted in. */
export function plantedCanaries(siteDir: string): Map<string, string> {
  const planted = new Map<string, string>();
  for (const name of ['docs', 'blog', 'src', 'static']) {
    for (const file of filesBelow(path.join(siteDir, name))) {
      const relative = path.relative(siteDir, file);
      for (const text of [path.basename(file), readFileSync(file, 'latin1')]) {
        for (const [canary] of text.matchAll(CANARY)) planted.set(canary, relative);
      }
    }
  }
  return planted;
}

/** Which of the canaries stand in a directory: in a file of it, or in the name of one. */
export function canariesIn(directory: string, canaries: Iterable<string>): string[] {
  const texts = filesBelow(directory).flatMap((file) => [
    path.relative(directory, file).toLowerCase(),
    readFileSync(file, 'latin1').toLowerCase(),
  ]);
  return [...canaries].filter((canary) =>
    texts.some((text) => text.includes(canary.toLowerCase())),
  );
}
