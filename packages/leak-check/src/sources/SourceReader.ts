import type { SourceLine } from '../record';
import { codeTexts } from './codeTexts';
import { hasWords, type SourceText, type TextKind } from './SourceText';

const BARE_URL = /((?:\b(?:https?|ftp):\/\/|\bwww\.|\bmailto:)[^\s<>"'`|]+)/i;
/** A string literal on one line, or a template. The second or third group has its content. */
export const STRING = /(["'])((?:\\.|(?!\1)[^\\\n])*)\1|`((?:\\.|[^\\`])*)`/g;

/** Reads a source from start to end, and collects its texts. */
export class SourceReader {
  readonly source: string;
  readonly texts: SourceText[] = [];
  /** The current offset. */
  at = 0;
  readonly #lineAt: (offset: number) => number;
  /** The prose read so far for the current text, and where it began. */
  #prose = '';
  #proseAt = 0;
  /** Whether the next text continues the last one. */
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

  /** @param pattern sticky (flag `y`) */
  match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    return pattern.exec(this.source);
  }

  /** A line of prose begins here. */
  beginLine(): void {
    this.#proseAt = this.at;
  }

  /** Advances, and adds `prose` in place of the source. */
  take(length: number, prose: string): void {
    this.#prose += prose;
    this.at += length;
  }

  /** For source that readers don't see: the text continues after it. */
  skip(length: number, kind: TextKind, text: string): void {
    this.emit(kind, text);
    this.take(length, ' ');
  }

  /** For source that renders as something else: a text ends before it, and another one follows. */
  setApart(length: number, kind: TextKind, text: string): void {
    this.end();
    this.emit(kind, text);
    this.at += length;
    this.beginLine();
  }

  /** Ends the text. */
  end(): void {
    this.endLine(false);
  }

  /** @param goesOn whether the next line continues the text */
  endLine(goesOn: boolean): void {
    for (const [index, text] of this.#prose.split(BARE_URL).entries()) {
      // Every second item is a captured URL.
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

  /** Collects text other than prose, line by line. */
  emit(kind: TextKind, text: string, offset = this.at): void {
    let at = offset;
    for (const line of text.split('\n')) {
      if (hasWords(line)) this.texts.push({ kind, line: this.#lineAt(at), text: tidy(line) });
      at += line.length + 1;
    }
  }

  /** Collects lines of code, and the contents of their strings. */
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

/** Joins lines, with an empty one for each gap. `lineAt` returns the line number at an offset. */
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
