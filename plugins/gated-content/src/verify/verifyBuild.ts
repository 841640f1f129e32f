import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { manifestSchema, MANIFEST_FILE } from '@gatehouse/contract/manifest';
import { FILES_DIR, HTML_DIR } from '../emit/createManifest';
import { filesBelow } from './filesBelow';
import { findBlindSpots } from './findBlindSpots';
import { findLeakedFiles } from './findLeakedFiles';
import { findLeaks, type Haystack } from './findLeaks';
import type { Findings } from './Findings';
import { collectGatedTexts } from './GatedText';
import { readScannable } from './readScannable';
import { SOURCE_RECORD_FILE, type SourceRecord } from './SourceRecord';

/**
 * Looks for everything gated in every byte of the public build. Reads the two directories and, where
 * a text is found, the public sources that may explain it.
 *
 * Throws when one of them is not what a build leaves.
 */
export function verifyBuild(publicDir: string, gatedDir: string): Findings {
  requireDirectory(publicDir);
  const record = requireRecord(gatedDir);
  const gatedTexts = collectGatedTexts(record);

  const publicFiles = relativeFiles(publicDir);
  const gatedFiles = relativeFiles(path.join(gatedDir, FILES_DIR));
  const siteDir = path.resolve(gatedDir, record.siteDir);

  const { leaks, quotes } = findLeaks(
    gatedTexts.table,
    publicFiles.map((name) => haystackOf(publicDir, name)),
    [
      ...record.publicTexts.map(({ source, text }) => ({
        name: source,
        read: () => [Buffer.from(text)],
      })),
      // A source that is gone explains nothing: what it held then counts as a leak.
      ...record.publicSources
        .filter((name) => existsSync(path.resolve(siteDir, name)))
        .map((name) => haystackOf(siteDir, name)),
    ],
  );
  return {
    leaks,
    quotes: quotes.filter(({ publicSource }) => isAuthored(publicSource, record)),
    leakedFiles: findLeakedFiles(
      { directory: path.join(gatedDir, FILES_DIR), files: gatedFiles },
      { directory: publicDir, files: publicFiles },
    ),
    blindSpots: findBlindSpots(gatedTexts, readAll(gatedDir)),
    extent: {
      files: publicFiles.length,
      bytes: publicFiles.reduce((sum, file) => sum + statSync(path.join(publicDir, file)).size, 0),
      sources: record.gated.length,
      lines: record.gated.reduce((sum, { lines }) => sum + lines.length, 0),
    },
  };
}

function* readAll(gatedDir: string): Generator<Uint8Array> {
  for (const directory of [HTML_DIR, FILES_DIR]) {
    for (const file of filesBelow(path.join(gatedDir, directory))) yield* readScannable(file);
  }
}

function relativeFiles(directory: string): string[] {
  return filesBelow(directory).map((file) => path.relative(directory, file));
}

function haystackOf(directory: string, name: string): Haystack {
  return { name, read: () => readScannable(path.resolve(directory, name)) };
}

/** The site's own, so that its author can do something about it. */
function isAuthored(source: string, { publicSources }: SourceRecord): boolean {
  return publicSources.includes(source) && !source.includes('node_modules/');
}

function requireDirectory(directory: string): void {
  if (existsSync(directory) && statSync(directory).isDirectory()) return;
  throw new Error(
    `There is no public build in ${directory}. Build the site, or name its directory.`,
  );
}

function requireRecord(gatedDir: string): SourceRecord {
  for (const file of [MANIFEST_FILE, SOURCE_RECORD_FILE]) {
    if (existsSync(path.join(gatedDir, file))) continue;
    throw new Error(`There is no ${file} in ${gatedDir}. Build the site, or name the directory.`);
  }
  manifestSchema.parse(JSON.parse(readFileSync(path.join(gatedDir, MANIFEST_FILE), 'utf8')));
  return JSON.parse(readFileSync(path.join(gatedDir, SOURCE_RECORD_FILE), 'utf8')) as SourceRecord;
}
