import { createHash } from 'node:crypto';

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
  /** The same for what is not text, as whole files. */
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

/** Ends the name of what is public of a page, in the record. */
export const PUBLIC_PART = ' (its public part)';

/** A text of a gated source that its author declares public: the option `verify.allow`. */
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
 * A source as lines: Markdown, code, styles and data alike. See `textsOfLines` for what they say.
 *
 * @param from the source's line that `text` begins on
 */
export function sourceLines(text: string, from = 1): SourceLine[] {
  return text
    .split(/\r?\n/)
    .map((line, index) => ({ line: from + index, text: line.trim() }))
    .filter((line) => line.text !== '');
}

/** A file as a whole: what has the same hash is a copy of it. */
export interface FileFingerprint {
  name: string;
  /** In bytes. */
  size: number;
  sha256: string;
}

export function fingerprintOfFile(name: string, bytes: Uint8Array): FileFingerprint {
  return { name, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Files whose text is not theirs to be read: they are compared byte by byte. */
const BINARY =
  /\.(?:png|jpe?g|gif|webp|avif|ico|pdf|zip|gz|br|woff2?|ttf|otf|eot|mp[34]|webm|ogg|wasm)$/i;

export function isText(file: string): boolean {
  return !BINARY.test(file);
}

/**
 * Written by the site's authors, who may keep it beside the site: `docs: { path: '../documents' }`. What a
 * package holds is public wherever it came from.
 *
 * @param name from the site's directory, which may itself be below a `node_modules`
 */
export function isAuthored(name: string): boolean {
  return !/(?:^|[\\/])node_modules[\\/]/.test(name);
}
