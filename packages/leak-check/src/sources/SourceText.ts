/**
 * - `prose`: text that a page shows in place: paragraphs, headings, cells, list items
 * - `label`: text that a component or a program may show: attributes, alternative texts, strings in
 *   data
 * - `code`: lines of a program, a diagram, a formula
 * - `comment`: never shown. Only in source maps and copies of a source
 * - `address`: URLs, paths, imports. Not significant, except for a key in them
 */
export type TextKind = 'prose' | 'label' | 'code' | 'comment' | 'address';

/** A piece of a source that readers see as one text, or a line of a longer one. */
export interface SourceText {
  kind: TextKind;
  /** Counted from 1, in the source file. */
  line: number;
  text: string;
  /** Continues the previous text, which is on the line above. */
  joins?: true;
}

/** Whether there is anything but punctuation. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
