import type { SourceLine } from '../record';
import { hasWords, type SourceText } from './SourceText';

/** Strings are matched, too, so that `//` in them begins no comment. `://` begins an address. */
const STRING = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`/;
const COMMENT = /(?<!:)\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/;
const STRING_OR_COMMENT = new RegExp(`(${STRING.source})|${COMMENT.source}`, 'g');

/** An import or re-export, also over several lines. */
const IMPORT =
  /^[ \t]*(?:import|export)\b[\s\w*{},$]*?\bfrom\s*(['"])[^'"\n]*\1;?|^[ \t]*import\s*(['"])[^'"\n]*\2;?/gm;

/** Quotes and brackets, which end a text. */
const BOUNDARY = /["`*|~<>{}[\]()=]|(?<![\p{L}\p{N}])['_]|['_](?![\p{L}\p{N}])/u;

/** Lines of a program. Anything not recognized is code. */
export function codeTexts(lines: readonly SourceLine[]): SourceText[] {
  const [code, comments] = splitOff(asText(lines), STRING_OR_COMMENT, (all, string) =>
    string === undefined ? all : null,
  );
  const [rest, imports] = splitOff(code, IMPORT, (all) => all);
  return [
    ...asTexts('comment', comments, lines),
    ...asTexts('address', imports, lines),
    ...asTexts('code', rest, lines),
  ];
}

/** CSS declarations are too similar to tell apart. Texts in a style are in quotes. */
export function styleTexts(lines: readonly SourceLine[]): SourceText[] {
  const [style, comments] = splitOff(
    asText(lines),
    new RegExp(`(${STRING.source})|/\\*[\\s\\S]*?(?:\\*/|$)`, 'g'),
    (all, string) => (string === undefined ? all : null),
  );
  const [rest, strings] = splitOff(style, new RegExp(STRING.source, 'g'), (all) => all);
  return [
    ...asTexts('comment', comments, lines),
    ...asTexts('label', strings, lines),
    ...asTexts('address', rest, lines),
  ];
}

/** The whole line, as in a code block, and the texts between its brackets and quotes. */
export function piecesOf(line: string): string[] {
  const pieces = [line, ...line.split(BOUNDARY)].map((piece) => piece.trim());
  return [...new Set(pieces.filter((piece) => hasWords(piece)))];
}

function asText(lines: readonly SourceLine[]): string {
  return lines.map(({ text }) => text).join('\n');
}

/** Splits text in two, each with blanks in place of the other. */
function splitOff(
  text: string,
  pattern: RegExp,
  choose: (all: string, group: string | undefined) => string | null,
): [rest: string, chosen: string] {
  let rest = '';
  let chosen = '';
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    const [all, group] = match;
    if (choose(all, group) === null) continue;
    const before = text.slice(at, match.index);
    rest += before + emptied(all);
    chosen += emptied(before) + all;
    at = match.index + all.length;
  }
  return [rest + text.slice(at), chosen];
}

/** Keeps line ends. */
const emptied = (text: string): string => text.replace(/[^\n]+/g, ' ');

function asTexts(
  kind: SourceText['kind'],
  text: string,
  lines: readonly SourceLine[],
): SourceText[] {
  return text
    .split('\n')
    .map((part, index) => ({ kind, line: lines[index]?.line ?? 1, text: part.trim() }))
    .filter((part) => hasWords(part.text));
}
