import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The open render of a page, written by `client/serverEntry.ts`. */
export interface StagedPage {
  pathname: string;
  gateId: string;
  html: string;
}

/** The renders of a page with sections, public or gated, that its Markdown is created from. */
export interface StagedSections {
  pathname: string;
  /** The complete page, with its sections open. */
  html: string;
  /** A gated page's teaser, with its sections open, or `null` if the teaser has none. */
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
