import { createHash } from 'node:crypto';

/** Below the gated directory: it is as private as the pages it quotes. */
export const SOURCE_RECORD_FILE = 'sources.json';

/** Names that would reveal that an unlisted page exists. */
export interface UnlistedNames {
  source: string;
  /** Its path on the site and in the sources, and those of tags used only by unlisted pages. */
  addresses: string[];
  /** Its title, and such tags' labels. */
  titles: string[];
}

/** What the build records for leak scans, now and later. Paths use `/`. */
export interface SourceRecord {
  version: 1;
  /** The site's directory, relative to the gated one. */
  siteDir: string;
  /** The sources of gated pages: the pages, and files only they include. */
  gated: { source: string; isPage: boolean; lines: SourceLine[] }[];
  /** Binary sources of gated pages, as whole files. */
  gatedFiles: FileFingerprint[];
  /** Files of gated pages that public pages, the options or the configuration also use: no leak. */
  openFiles?: FileFingerprint[];
  /** The sources of public pages, relative to the site's directory. */
  publicSources: string[];
  /** Public texts that aren't in those files: titles, teasers, the configuration. */
  publicTexts: { source: string; text: string }[];
  /** Pages that must not be named in the public build. */
  unlisted?: UnlistedNames[];
  /** Texts that the author declares public. */
  allow?: readonly AllowedText[];
  /** Names of the site's plugins, presets and themes, as in its configuration. */
  plugins?: readonly string[];
  /** The directory for the report, relative to the gated one. Builds don't remove it. */
  reportDir?: string;
}

/** Suffix of a record entry's name for the public part of a gated page. */
export const PUBLIC_PART = ' (its public part)';

/** A text in a gated source that its author declares public: the option `verify.allow`. */
export interface AllowedText {
  /** A path below the site's directory, or a glob of such paths. */
  source: string;
  text: string;
}

export interface SourceLine {
  /** Counted from 1, in the source file. */
  line: number;
  text: string;
}

/**
 * Splits a source into lines: Markdown, code, styles and data alike. `textsOfLines` parses them.
 *
 * @param from the line of the source file that `text` begins on
 */
export function sourceLines(text: string, from = 1): SourceLine[] {
  return text
    .split(/\r?\n/)
    .map((line, index) => ({ line: from + index, text: line.trim() }))
    .filter((line) => line.text !== '');
}

/** A whole file: one with the same hash is a copy of it. */
export interface FileFingerprint {
  name: string;
  /** In bytes. */
  size: number;
  sha256: string;
}

export function fingerprintOfFile(name: string, bytes: Uint8Array): FileFingerprint {
  return { name, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Binary files, which are compared byte by byte. */
const BINARY =
  /\.(?:png|jpe?g|gif|webp|avif|ico|pdf|zip|gz|br|woff2?|ttf|otf|eot|mp[34]|webm|ogg|wasm)$/i;

export function isText(file: string): boolean {
  return !BINARY.test(file);
}

/**
 * Whether a file is written by the site's authors, possibly outside the site's directory: `docs: {
 * path: '../documents' }`. Files of packages are public anyway.
 *
 * @param name relative to the site's directory, which may itself be below a `node_modules`
 */
export function isAuthored(name: string): boolean {
  return !/(?:^|[\\/])node_modules[\\/]/.test(name);
}
