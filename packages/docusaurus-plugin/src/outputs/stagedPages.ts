import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The open render of a page, written by `client/serverEntry.ts`. */
export interface StagedPage {
  pathname: string;
  gateId: string;
  html: string;
}

export function readStagedPages(stagingDir: string): StagedPage[] {
  return readdirSync(stagingDir)
    .sort()
    .map((file) => JSON.parse(readFileSync(path.join(stagingDir, file), 'utf8')) as StagedPage);
}
