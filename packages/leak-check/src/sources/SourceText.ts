/**
 * - `prose`: what a page shows where it stands: paragraphs, headings, cells, items of lists
 * - `label`: what a component or a program may show: attributes, alternative texts, strings of data
 * - `code`: lines of a program, a drawing, a formula
 * - `comment`: what nothing shows. Only source maps have it, and whoever copies a source
 * - `address`: URLs, paths, imports. They are no text; only a key in them would tell something
 */
export type TextKind = 'prose' | 'label' | 'code' | 'comment' | 'address';

/** A piece of a source that a reader takes for one text, or a line of a longer one. */
export interface SourceText {
  kind: TextKind;
  /** Counted from 1, in the source file. */
  line: number;
  text: string;
  /** It goes on with the text before it, which is on the line above. */
  joins?: true;
}

/** Whether anything is there but signs. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
