import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sourcesOf } from './sourcesOf';

/** A fixture's placeholder for a canary: in a text, in bytes, in a file name. The kind follows. */
const PLACE = /CANARY_([A-Za-z0-9]+)/g;

/** Kinds with this suffix are planted in base64. */
const IN_BASE64 = /Base64$/;

/**
 * Puts a random word, unique to this run, into every placeholder in a copy of a fixture.
 *
 * @returns the words by the kind of place that they were planted in
 */
export function plantCanaries(siteDir: string): Map<string, string> {
  const words = new Map<string, string>();
  const wordOf = (kind: string): string => {
    const word = words.get(kind) ?? `canary${randomBytes(8).toString('hex')}`;
    words.set(kind, word);
    return IN_BASE64.test(kind) ? Buffer.from(word).toString('base64') : word;
  };
  const plant = (text: string): string =>
    text.replace(PLACE, (_place, kind: string) => wordOf(kind));

  for (const file of sourcesOf(siteDir)) {
    // Byte for byte, for files of any kind.
    writeFileSync(file, plant(readFileSync(file, 'latin1')), 'latin1');
    renameSync(file, path.join(path.dirname(file), plant(path.basename(file))));
  }
  return words;
}
