import type { AllowedText } from '../record';

/** Texts of a gated source in a public file: the first of them, and all. */
export interface Leak {
  source: string;
  line: number;
  text: string;
  /** Below the public directory. */
  file: string;
  /** How many more lines of the source stand in the file. */
  more: number;
  lines: LeakedLine[];
  /** Of the source's lines that can be found: 1 for a copy of it. */
  share: number;
}

interface LeakedLine {
  line: number;
  /** As it is in the source. */
  text: string;
  /** The part of it that was found. */
  words: string;
}

/** A gated text that a public source holds as well: someone wrote it there. */
export interface Quote {
  source: string;
  line: number;
  text: string;
  publicSource: string;
}

/** A short text of a gated source in a public file: too short to tell a leak from chance. */
export interface Doubt {
  source: string;
  line: number;
  text: string;
  file: string;
  /** How many more files hold it. */
  more: number;
}

/** A gated file whose bytes are public, under its own name or another one. */
export interface LeakedFile {
  gatedFile: string;
  file: string;
}

/** A gated page of which the scan finds next to nothing even where it must be. */
export interface BlindSpot {
  source: string;
  seen: number;
  of: number;
}

/** An unlisted page that a public file names. */
export interface NamedPage {
  source: string;
  name: string;
  kind: 'address' | 'title';
  /** Below the public directory. */
  file: string;
  /** A public source that says the same. */
  publicSource: string | null;
}

export interface Findings {
  leaks: Leak[];
  leakedFiles: LeakedFile[];
  blindSpots: BlindSpot[];
  quotes: Quote[];
  doubts: Doubt[];
  /** Unlisted pages that the public build names. */
  named?: NamedPage[];
  /** Gated pages with so little text of their own that nothing proves whether the scan would find it. */
  unproved?: string[];
  /** Entries of `verify.allow` for which there is nothing to allow. */
  unusedAllow?: AllowedText[];
  /** The names of the site's plugins, to tell which one may have written a file. */
  plugins?: readonly string[];
  /** The file that has all of it. */
  report?: string;
  /** What was looked at. */
  extent: { files: number; bytes: number; sources: number; lines: number };
}

export const isClean = ({ leaks, leakedFiles, blindSpots, named = [] }: Findings): boolean =>
  leaks.length + leakedFiles.length + blindSpots.length + named.length === 0;
