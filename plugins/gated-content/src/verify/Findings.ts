/** A text of a gated source in a public file. */
export interface Leak {
  source: string;
  line: number;
  text: string;
  /** Below the public directory. */
  file: string;
  /** How many more texts of the source stand in the file. */
  more: number;
}

/** A gated text that a public source holds as well: somebody wrote it there. */
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
  /** What was looked at. */
  extent: { files: number; bytes: number; sources: number; lines: number };
}

export const isClean = ({ leaks, leakedFiles, blindSpots, named = [] }: Findings): boolean =>
  leaks.length + leakedFiles.length + blindSpots.length + named.length === 0;
