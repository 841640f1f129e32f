import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import {
  fingerprintOfFile,
  type FileFingerprint,
  isText,
  sourceLines,
  type SourceRecord,
} from '@gatehouse/leak-check/record';
import type { StaticDecision } from './decideStaticFiles';

/** Tells the leak check what happened to the static files that gated pages use. */
export function recordStaticFiles(
  record: SourceRecord,
  { moved, open }: StaticDecision,
  siteDir: string,
): SourceRecord {
  if (moved.length + open.length === 0) return record;
  const name = (file: string): string => path.relative(siteDir, file).split(path.sep).join('/');
  const movedNames = new Set(moved.map(({ source }) => name(source)));
  // Another language may have decided differently before.
  const decided = new Set([...movedNames, ...open.map(({ source }) => name(source))]);
  const fingerprints = moved.map(({ source }) =>
    fingerprintOfFile(name(source), readFileSync(source)),
  );
  const publicSources = [
    ...record.publicSources.filter((source) => !decided.has(source)),
    ...[...decided].filter((source) => !movedNames.has(source)),
  ];
  return {
    ...record,
    gated: [
      ...record.gated.filter(({ source }) => !decided.has(source)),
      ...moved
        .filter(({ source }) => isText(source))
        .map(({ source }) => ({
          source: name(source),
          isPage: false,
          lines: sourceLines(readFileSync(source, 'utf8')),
        })),
    ],
    gatedFiles: [
      ...record.gatedFiles.filter(({ name: one }) => !decided.has(one)),
      ...fingerprints,
    ],
    publicSources,
    openFiles: [
      ...(record.openFiles ?? []).filter(({ name: one }) => !decided.has(one)),
      ...open.map(({ source }) => fingerprintOfFile(name(source), readFileSync(source))),
      ...publicCopies(fingerprints, publicSources, siteDir),
    ],
  };
}

/**
 * Texts that are identical to a public source: an older version keeps its own copies of examples.
 * Readers who can see all of its lines can have the file. No rule gates these files.
 */
function publicCopies(
  moved: readonly FileFingerprint[],
  publicSources: readonly string[],
  siteDir: string,
): FileFingerprint[] {
  const sizes = new Set(moved.map(({ size }) => size));
  const hashes = new Set(moved.map(({ sha256 }) => sha256));
  return publicSources
    .filter(isText)
    .map((source) => ({ source, file: path.resolve(siteDir, source) }))
    .filter(({ file }) => sizes.has(statSync(file, { throwIfNoEntry: false })?.size ?? -1))
    .map(({ source, file }) => fingerprintOfFile(source, readFileSync(file)))
    .filter(({ sha256 }) => hashes.has(sha256));
}
