import type { AllowedText } from './AllowedText';
import type { FileFingerprint } from './GatedFiles';
import type { SourceLine } from './sourceLines';

/** Below the gated directory: as private as the pages that it quotes. */
export const SOURCE_RECORD_FILE = 'sources.json';

/** What tells that an unlisted page exists. */
export interface UnlistedNames {
  source: string;
  /** Its path on the site and in the sources, and those of tags that only such pages have. */
  addresses: string[];
  /** Its title, and such tags. */
  titles: string[];
}

/** What the build leaves for the leak scan, now and later. Paths have `/` between their parts. */
export interface SourceRecord {
  version: 1;
  /** The site's directory, from the gated one. */
  siteDir: string;
  /** What gated pages are made of: the pages, and what only they include. */
  gated: { source: string; isPage: boolean; lines: SourceLine[] }[];
  /** The same and what is no text, as whole files. */
  gatedFiles: FileFingerprint[];
  /** What gated pages use and public pages, the options or the configuration use too: no leak. */
  openFiles?: FileFingerprint[];
  /** What public pages are made of, from the site's directory. */
  publicSources: string[];
  /** Public texts that stand in no file of that list: titles, teasers, the configuration. */
  publicTexts: { source: string; text: string }[];
  /** What must not be named at all. */
  unlisted?: UnlistedNames[];
  /** What the author declares public. */
  allow?: readonly AllowedText[];
  /** Names of the site's plugins, presets and themes, as its configuration has them. */
  plugins?: readonly string[];
  /** Where the scan reports what it finds, from the gated directory: no build removes it. */
  reportDir?: string;
}
