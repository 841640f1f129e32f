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
