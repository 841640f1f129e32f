import type { SourceLine } from '../record';
import { piecesOf } from './codeTexts';
import { hasWords, type SourceText } from './SourceText';

/** A JSON string, and the colon that makes it a key. */
const JSON_STRING = /"((?:\\.|[^"\\])*)"([ \t]*:)?/g;

const YAML_KEY = /^(?:-[ \t]+)*(?:[\w.-]+|"[^"]*"|'[^']*'):(?=[ \t]|$)/;

/** JSON strings, one by one. A key is a text only if it has several words. */
export function jsonTexts(lines: readonly SourceLine[]): SourceText[] {
  return lines.flatMap(({ line, text }) => {
    const label = (found: string): SourceText => ({ kind: 'label', line, text: found });
    const strings = [...text.matchAll(JSON_STRING)]
      .filter(([, content = '', key]) => key === undefined || /\s/.test(content))
      .map(([, content = '']) => label(content));
    // Comments, or an unterminated string: never skip anything.
    const rest = text.replace(JSON_STRING, ' ').trim();
    return hasWords(rest) ? [...strings, label(rest)] : strings;
  });
}

/** Values of YAML and front matter. */
export function yamlTexts(lines: readonly SourceLine[]): SourceText[] {
  return lines
    .map(({ line, text }): SourceText => ({
      kind: 'label',
      line,
      text: text.replace(YAML_KEY, '').trim(),
    }))
    .filter(({ text }) => hasWords(text));
}

/** Plain text, tabular data or anything else: lines, and the contents of quotes and columns. */
export function plainTexts(lines: readonly SourceLine[]): SourceText[] {
  return lines.flatMap(({ line, text }) =>
    [...new Set([...piecesOf(text), ...text.split(/[,;\t]/).map((cell) => cell.trim())])].map(
      (piece): SourceText => ({ kind: 'label', line, text: piece }),
    ),
  );
}
