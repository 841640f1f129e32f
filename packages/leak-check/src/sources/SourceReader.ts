import type { SourceLine } from '../record';
import { codeTexts } from './codeTexts';
import { hasWords, type SourceText, type TextKind } from './SourceText';

const BARE_URL = /((?:\b(?:https?|ftp):\/\/|\bwww\.|\bmailto:)[^\s<>"'`|]+)/i;
/** A string of a program: of one line, or a template. Its content is the second or the third group. */
export const STRING = /(["'])((?:\\.|(?!\1)[^\\\n])*)\1|`((?:\\.|[^\\`])*)`/g;

/** Reads a source from its beginning to its end, and collects its texts. */
export class SourceReader {
  readonly source: string;
  readonly texts: SourceText[] = [];
  /** How far it was read. */
  at = 0;
  readonly #lineAt: (offset: number) => number;
  /** Prose that was read and belongs to one text, and where it began. */
  #prose = '';
  #proseAt = 0;
  /** Whether the next text goes on with the last one. */
  #joins = false;

  constructor(lines: readonly SourceLine[]) {
    const { source, lineAt } = joinLines(lines);
    this.source = source;
    this.#lineAt = lineAt;
  }

  /** The next character; `undefined` at the end. */
  get next(): string | undefined {
    return this.source[this.at];
  }

  /** @param pattern with the flag `y` */
  match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    return pattern.exec(this.source);
  }

  /** What follows begins a line of prose. */
  beginLine(): void {
    this.#proseAt = this.at;
  }

  /** Goes on, with `prose` instead of what stands there. */
  take(length: number, prose: string): void {
    this.#prose += prose;
    this.at += length;
  }

  /** What a reader does not see there: the text goes on behind it. */
  skip(length: number, kind: TextKind, text: string): void {
    this.emit(kind, text);
    this.take(length, ' ');
  }

  /** What stands for something else in the page: a text ends before it, and another one follows. */
  setApart(length: number, kind: TextKind, text: string): void {
    this.end();
    this.emit(kind, text);
    this.at += length;
    this.beginLine();
  }

  /** What follows is another text. */
  end(): void {
    this.endLine(false);
  }

  /** @param goesOn whether the next line goes on with the text */
  endLine(goesOn: boolean): void {
    for (const [index, text] of this.#prose.split(BARE_URL).entries()) {
      // Every second one is what the expression caught.
      if (index > 0) this.#joins = false;
      if (index % 2 === 1) this.emit('address', text, this.#proseAt);
      else if (hasWords(text)) {
        const line = this.#lineAt(this.#proseAt);
        const prose: SourceText = { kind: 'prose', line, text: tidy(text) };
        if (this.#joins) prose.joins = true;
        this.texts.push(prose);
        this.#joins = true;
      }
    }
    this.#prose = '';
    this.beginLine();
    if (!goesOn) this.#joins = false;
  }

  /** Collects what is not prose, line by line. */
  emit(kind: TextKind, text: string, offset = this.at): void {
    let at = offset;
    for (const line of text.split('\n')) {
      if (hasWords(line)) this.texts.push({ kind, line: this.#lineAt(at), text: tidy(line) });
      at += line.length + 1;
    }
  }

  /** Collects lines of a program, and what is in its strings. */
  emitCode(code: string, offset: number): void {
    for (const { index, 2: quoted, 3: template } of code.matchAll(STRING)) {
      this.emit('label', quoted ?? template ?? '', offset + index);
    }
    const first = this.#lineAt(offset);
    const lines = code.split('\n').map((text, index) => ({ line: first + index, text }));
    this.texts.push(...codeTexts(lines));
  }
}

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** One text of lines, with an empty one where some are left out, and the number of the line at an offset. */
function joinLines(lines: readonly SourceLine[]): {
  source: string;
  lineAt: (offset: number) => number;
} {
  const starts: { offset: number; line: number }[] = [];
  let source = '';
  for (const [index, { line, text }] of lines.entries()) {
    const before = lines[index - 1];
    if (before) source += before.line + 1 === line ? '\n' : '\n\n';
    starts.push({ offset: source.length, line });
    source += text;
  }
  const lineAt = (offset: number): number => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle]?.offset ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return starts[low]?.line ?? 1;
  };
  return { source, lineAt };
}
