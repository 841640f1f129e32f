import type { AllowedText } from '../record';

/** Texts from a gated source in a public file: the first one, and all lines. */
export interface Leak {
  source: string;
  line: number;
  text: string;
  /** Below the public directory. */
  file: string;
  /** The number of further lines of the source in the file. */
  more: number;
  lines: LeakedLine[];
  /** The share of the source's findable lines: 1 for a full copy. */
  share: number;
}

interface LeakedLine {
  line: number;
  /** As in the source. */
  text: string;
  /** The part of it that was found. */
  words: string;
}

/** A gated text that a public source also contains: an author wrote it there. */
export interface Quote {
  source: string;
  line: number;
  text: string;
  publicSource: string;
}

/** A short text from a gated source in a public file: too short to tell a leak from chance. */
export interface Doubt {
  source: string;
  line: number;
  text: string;
  file: string;
  /** The number of further files that contain it. */
  more: number;
}

/** A gated file whose bytes are public, under any name. */
export interface LeakedFile {
  gatedFile: string;
  file: string;
}

/** A gated page of which the scan finds next to nothing, even in the gated output. */
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
  /** A public source that also names it. */
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
  /** Gated pages with too little text of their own to prove that the scan would find it. */
  unproved?: string[];
  /** Entries of `verify.allow` that match nothing found. */
  unusedAllow?: AllowedText[];
  /** The names of the site's plugins, to guess which one wrote a file. */
  plugins?: readonly string[];
  /** The file with all findings. */
  report?: string;
  /** What was searched. */
  extent: { files: number; bytes: number; sources: number; lines: number };
}

export const isClean = ({ leaks, leakedFiles, blindSpots, named = [] }: Findings): boolean =>
  leaks.length + leakedFiles.length + blindSpots.length + named.length === 0;
