import type { SourceLine } from '../record';
import { piecesOf } from './codeTexts';
import { hasWords, type SourceText } from './SourceText';

/** A string of JSON, and what makes a key of it. */
const JSON_STRING = /"((?:\\.|[^"\\])*)"([ \t]*:)?/g;

const YAML_KEY = /^(?:-[ \t]+)*(?:[\w.-]+|"[^"]*"|'[^']*'):(?=[ \t]|$)/;

/** Strings of JSON, one by one. A key is a text only where it is a phrase. */
export function jsonTexts(lines: readonly SourceLine[]): SourceText[] {
  return lines.flatMap(({ line, text }) => {
    const label = (found: string): SourceText => ({ kind: 'label', line, text: found });
    const strings = [...text.matchAll(JSON_STRING)]
      .filter(([, content = '', key]) => key === undefined || /\s/.test(content))
      .map(([, content = '']) => label(content));
    // Comments, or a string that its line does not end: whatever it is, it is not passed over.
    const rest = text.replace(JSON_STRING, ' ').trim();
    return hasWords(rest) ? [...strings, label(rest)] : strings;
  });
}

/** Values of YAML, and of front matter. */
export function yamlTexts(lines: readonly SourceLine[]): SourceText[] {
  return lines
    .map(({ line, text }): SourceText => ({
      kind: 'label',
      line,
      text: text.replace(YAML_KEY, '').trim(),
    }))
    .filter(({ text }) => hasWords(text));
}

/** Plain text, tables of values, or what no one knows: lines, and what is in quotes or columns. */
export function plainTexts(lines: readonly SourceLine[]): SourceText[] {
  return lines.flatMap(({ line, text }) =>
    [...new Set([...piecesOf(text), ...text.split(/[,;\t]/).map((cell) => cell.trim())])].map(
      (piece): SourceText => ({ kind: 'label', line, text: piece }),
    ),
  );
}
