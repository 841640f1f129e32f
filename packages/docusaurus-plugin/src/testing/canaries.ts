import { readFileSync } from 'node:fs';
import path from 'node:path';
import { filesBelow } from '@gatehouse/contract/filesBelow';

/** A unique word in texts, bytes and file names. */
const CANARY = /canary[A-Za-z]*\d[A-Za-z0-9]*|canary-id-\w+/g;

/** All canaries of a site, with the file that each was planted in. */
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

/** Which of the canaries are in a directory: in a file, or in a file name. */
export function canariesIn(directory: string, canaries: Iterable<string>): string[] {
  const texts = filesBelow(directory).flatMap((file) => [
    path.relative(directory, file).toLowerCase(),
    readFileSync(file, 'latin1').toLowerCase(),
  ]);
  return [...canaries].filter((canary) =>
    texts.some((text) => text.includes(canary.toLowerCase())),
  );
}
