/** Markup of Markdown, and the quotes and brackets of code: a text ends there. */
const BOUNDARY = /["`*|~<>{}[\]()=]|(?<![\p{L}\p{N}])['_]|['_](?![\p{L}\p{N}])/u;

/** What opens a line of a list, and is no text of it. */
const LIST_MARKER = /^(?:[-+*]|\d+[.)])\s+/;

export interface SourceLine {
  /** Counted from 1, in the source file. */
  line: number;
  text: string;
}

/**
 * A source as lines to look for: Markdown, code, styles and data alike. A parser would know where a
 * text ends in each of them; but it would also refuse what it does not know, and there the build
 * must not look away.
 *
 * @param from the source's line that `text` begins on
 */
export function sourceLines(text: string, from = 1): SourceLine[] {
  return text
    .split(/\r?\n/)
    .map((line, index) => ({ line: from + index, text: line.trim() }))
    .filter((line) => line.text !== '');
}

/** The line as it stands, as in a code block, and the texts between its markup. */
export function textsOfLine(line: string): string[] {
  const texts = [line, ...line.replace(LIST_MARKER, '').split(BOUNDARY)];
  return [...new Set(texts.filter((text) => /[\p{L}\p{N}]/u.test(text)))];
}
