import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The open render of a page, written by `client/serverEntry.ts`. */
export interface StagedPage {
  pathname: string;
  gateId: string;
  html: string;
}

/** A page with sections, public or gated, as its Markdown is made from it. */
export interface StagedSections {
  pathname: string;
  /** The whole page, its sections open. */
  html: string;
  /** What everyone may read of a gated page, with the sections in there open. `null`: there are none. */
  teaser: string | null;
}

const SECTIONED = '.sectioned.json';

export function readStagedPages(stagingDir: string): StagedPage[] {
  return read(stagingDir, (name) => !name.endsWith(SECTIONED));
}

export function readStagedSections(stagingDir: string): StagedSections[] {
  return read(stagingDir, (name) => name.endsWith(SECTIONED));
}

function read<T>(stagingDir: string, isWanted: (name: string) => boolean): T[] {
  return readdirSync(stagingDir)
    .filter(isWanted)
    .sort()
    .map((file) => JSON.parse(readFileSync(path.join(stagingDir, file), 'utf8')) as T);
}
