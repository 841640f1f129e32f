import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { manifestSchema, MANIFEST_FILE } from '@gatehouse/contract/manifest';
import { FILES_DIR, HTML_DIR } from '../emit/createManifest';
import { filesBelow } from './filesBelow';
import { findBlindSpots } from './findBlindSpots';
import { findLeaks, type Haystack } from './findLeaks';
import type { Findings } from './Findings';
import { fingerprintOfFile, GatedFiles } from './GatedFiles';
import { collectGatedTexts } from './GatedText';
import { readScannable } from './readScannable';
import { SOURCE_RECORD_FILE, type SourceRecord } from './SourceRecord';
import { findNamedPages } from './findNamedPages';

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
  const gatedFiles = collectGatedFiles(record, path.join(gatedDir, FILES_DIR));
  const publicFiles = relativeFiles(publicDir);

  const siteDir = path.resolve(gatedDir, record.siteDir);
  const { leaks, quotes, doubts } = findLeaks(
    gatedTexts,
    haystacksOf(publicDir, publicFiles, (file, bytes) => {
      gatedFiles.compare(file, bytes);
    }),
    readPublicSources(record, siteDir),
  );
  return {
    leaks,
    named: findNamedPages(
      record.unlisted ?? [],
      haystacksOf(publicDir, publicFiles),
      readPublicSources(record, siteDir),
    ),
    quotes: quotes.filter(({ publicSource }) => isAuthored(publicSource, record)),
    doubts,
    leakedFiles: gatedFiles.leaked(),
    blindSpots: findBlindSpots(gatedTexts, readAll(gatedDir)),
    extent: {
      files: publicFiles.length,
      bytes: publicFiles.reduce((sum, file) => sum + statSync(path.join(publicDir, file)).size, 0),
      sources: record.gated.length,
      lines: record.gated.reduce((sum, { lines }) => sum + lines.length, 0),
    },
  };
}

/** The sources as the build read them, and what it made of them. */
function collectGatedFiles({ gatedFiles }: SourceRecord, filesDir: string): GatedFiles {
  const files = new GatedFiles();
  for (const file of gatedFiles) files.add(file);
  for (const name of relativeFiles(filesDir)) {
    files.add(fingerprintOfFile(name, readFileSync(path.join(filesDir, name))));
  }
  return files;
}

/** Authors' own first: most of what is found stands there, and packages are many. */
function* readPublicSources(record: SourceRecord, siteDir: string): Generator<Haystack> {
  for (const { source, text } of record.publicTexts) {
    // A page's path is public as well: its module is known by it.
    for (const said of [source, text]) yield { name: source, bytes: Buffer.from(said) };
  }
  const [own, ofPackages] = [false, true].map((isOfPackage) =>
    record.publicSources.filter((name) => isInPackage(name) === isOfPackage),
  );
  for (const name of [...(own ?? []), ...(ofPackages ?? [])]) {
    // A source that is gone explains nothing: what it held then counts as a leak.
    if (existsSync(path.resolve(siteDir, name))) yield* haystacksOf(siteDir, [name]);
  }
}

/** The names of files, and all that is in them. */
function* haystacksOf(
  directory: string,
  names: readonly string[],
  onFile?: (name: string, bytes: Uint8Array) => void,
): Generator<Haystack> {
  for (const name of names) {
    yield { name, bytes: Buffer.from(name) };
    for (const bytes of readScannable(path.resolve(directory, name))) {
      onFile?.(name, bytes);
      yield { name, bytes };
    }
  }
}

function* readAll(gatedDir: string): Generator<Uint8Array> {
  for (const directory of [HTML_DIR, FILES_DIR]) {
    for (const file of filesBelow(path.join(gatedDir, directory))) yield* readScannable(file);
  }
}

function relativeFiles(directory: string): string[] {
  return filesBelow(directory).map((file) => path.relative(directory, file));
}

/** The site's own, so that its author can do something about it. */
function isAuthored(source: string, { publicSources }: SourceRecord): boolean {
  return publicSources.includes(source) && !isInPackage(source);
}

function isInPackage(source: string): boolean {
  return source.includes('node_modules/');
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
