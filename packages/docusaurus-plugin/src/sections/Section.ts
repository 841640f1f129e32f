import type { Access } from '@gatehouse/contract/access';

/** A `<Gated>` element in a Markdown file. Offsets and lines refer to the whole file. */
export interface Section {
  /** Counted from 0, in file order. */
  number: number;
  access: Exclude<Access, 'public'>;
  /** Line of the tag, counted from 1. */
  line: number;
  /** The element with its tags. */
  start: number;
  end: number;
  /** The content between the tags. */
  body: { start: number; end: number; line: number };
}

/** A use of `<Gated>` that can't be gated: it fails the build. */
export interface SectionProblem {
  line: number;
  /** The end of a sentence that begins with the file and the line. */
  problem: string;
}
