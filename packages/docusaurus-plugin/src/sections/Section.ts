import type { Access } from '@gatehouse/contract/access';

/** A `<Gated>` element of a Markdown file. Offsets and lines count in the whole file. */
export interface Section {
  /** Counted from 0, in the order of the file. */
  number: number;
  access: Exclude<Access, 'public'>;
  /** Of the tag, from 1 on. */
  line: number;
  /** The element with its tags. */
  start: number;
  end: number;
  /** What is between the tags. */
  body: { start: number; end: number; line: number };
}

/** A use of `<Gated>` that cannot be gated: it ends the build. */
export interface SectionProblem {
  line: number;
  /** The end of a sentence that begins with the file and the line. */
  problem: string;
}
