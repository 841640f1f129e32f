import type { SourceLine } from '../record';
import { hasWords, type SourceText } from './SourceText';

/** Strings, so that nothing in them is taken for a comment, or comments. `://` begins an address. */
const STRING = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`/;
const COMMENT = /(?<!:)\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/;
const STRING_OR_COMMENT = new RegExp(`(${STRING.source})|${COMMENT.source}`, 'g');

/** What brings another module in, over several lines as well. */
const IMPORT =
  /^[ \t]*(?:import|export)\b[\s\w*{},$]*?\bfrom\s*(['"])[^'"\n]*\1;?|^[ \t]*import\s*(['"])[^'"\n]*\2;?/gm;

/** Quotes and brackets: a text ends there. */
const BOUNDARY = /["`*|~<>{}[\]()=]|(?<![\p{L}\p{N}])['_]|['_](?![\p{L}\p{N}])/u;

/** Lines of a program. What is not understood stays code. */
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

/** Declarations look alike, whoever wrote them. What is a text in a style is in quotes. */
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

/** The line as it stands, as in a code block, and the texts between its brackets and quotes. */
export function piecesOf(line: string): string[] {
  const pieces = [line, ...line.split(BOUNDARY)].map((piece) => piece.trim());
  return [...new Set(pieces.filter((piece) => hasWords(piece)))];
}

function asText(lines: readonly SourceLine[]): string {
  return lines.map(({ text }) => text).join('\n');
}

/** Each of the two with empty places where the other one has something. */
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

/** Line ends stay where they are. */
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
