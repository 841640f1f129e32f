import type { SourceLine } from '../record';
import { codeTexts } from './codeTexts';
import {
  AUTOLINK,
  BARE_URL,
  BLOCK,
  CODE_SPAN,
  DEFINITION,
  EMOJI,
  EXPORT,
  FENCE,
  FOOTNOTE,
  HEADING_ID,
  HTML_COMMENT,
  IMAGE,
  IMPORT,
  INLINE_MATH,
  JSX_COMMENT,
  MATH,
  NO_LABEL,
  PLAIN,
  QUOTE,
  ROW,
  STRING,
  TABLE,
  TARGET,
  UNDERLINE,
} from './markdownPatterns';
import { joinLines } from './joinLines';
import { endOfStatement, matchingBrace } from './matchingBrace';
import { readTag } from './readTag';
import type { SourceText, TextKind } from './SourceText';

/** Reads the lines of one part of a Markdown file, once. */
export class MarkdownReader {
  readonly #source: string;
  readonly #lineAt: (offset: number) => number;
  readonly #found: SourceText[] = [];
  #at = 0;
  /** What was read of the line's text, and where it began. */
  #text = '';
  #textAt = 0;
  /** Whether the next text goes on with the last one. */
  #joins = false;
  #isTable = false;

  constructor(lines: readonly SourceLine[]) {
    const { source, lineAt } = joinLines(lines);
    this.#source = source;
    this.#lineAt = lineAt;
  }

  read(): SourceText[] {
    let isBlockStart = true;
    while (this.#at < this.#source.length) {
      if (this.#source[this.#at] === '\n') {
        this.#end();
        this.#at++;
        isBlockStart = true;
        continue;
      }
      if (isBlockStart) this.#isTable = TABLE.test(this.#block());
      this.#isTable ||= this.#match(ROW) !== null;
      const isModule: boolean = isBlockStart && this.#readModule();
      if (!isModule && !this.#readBlock()) this.#readLine();
      if (this.#source[this.#at] === '\n') this.#at++;
      isBlockStart = isModule;
    }
    this.#end();
    return this.#found;
  }

  #block(): string {
    const end = this.#source.indexOf('\n\n', this.#at);
    return this.#source.slice(this.#at, end < 0 ? undefined : end);
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#source);
  }

  /** An import or export. */
  #readModule(): boolean {
    const found = this.#match(IMPORT);
    if (found) {
      this.#emit('address', found[0], this.#at);
      this.#at += found[0].length;
      return true;
    }
    if (!this.#match(EXPORT)) return false;
    const end = endOfStatement(this.#source, this.#at);
    this.#emitCode(this.#source.slice(this.#at, end), this.#at);
    this.#at = end;
    return true;
  }

  /** What is no line of text. */
  #readBlock(): boolean {
    const fence = this.#match(FENCE);
    if (fence) {
      this.#end();
      this.#readFence(fence);
      return true;
    }
    for (const [pattern, kind] of [
      [MATH, 'code'],
      [DEFINITION, 'address'],
    ] as const) {
      const found = this.#match(pattern);
      if (!found) continue;
      this.#end();
      this.#emit(kind, found[0], this.#at);
      this.#at += found[0].length;
      return true;
    }
    return false;
  }

  #readFence([opening, fence = '', info = '']: RegExpExecArray): void {
    for (const [, , title = ''] of info.matchAll(STRING)) this.#emit('label', title, this.#at);
    const start = this.#at + opening.length + 1;
    const closing = new RegExp(`^[ \\t>]*\\${fence[0]}{${fence.length},}[ \\t]*$`, 'gm');
    closing.lastIndex = start;
    const close = closing.exec(this.#source);
    this.#emit('code', this.#source.slice(start, close?.index), start);
    this.#at = close ? close.index + close[0].length : this.#source.length;
  }

  #readLine(): void {
    if (this.#isTable || this.#match(UNDERLINE)) this.#end();
    let isAlone = false;
    for (let quote = this.#match(QUOTE); quote; quote = this.#match(QUOTE)) {
      this.#at += quote[0].length;
    }
    for (let block = this.#match(BLOCK); block; block = this.#match(BLOCK)) {
      this.#end();
      this.#at += block[0].length;
      isAlone = /[#:]/.test(block[0]) && !block[0].includes('[');
      if (isAlone) break;
    }
    this.#textAt = this.#at;
    while (this.#at < this.#source.length && this.#source[this.#at] !== '\n') this.#readInline();
    this.#flush(!isAlone);
  }

  #readInline(): void {
    const plain = this.#match(PLAIN);
    if (plain) return this.#take(plain[0].length, plain[0]);
    switch (this.#source[this.#at]) {
      case '\\':
        return this.#take(2, this.#source[this.#at + 1] ?? '');
      case '`':
        return this.#readCodeSpan();
      case '<':
        return this.#readAngle();
      case '{':
        return this.#readBrace();
      case '$':
        return this.#readApart(INLINE_MATH, 'code');
      case ':':
        return this.#readApart(EMOJI, 'address');
      case '!':
        return this.#readImage();
      case '[':
        return this.#readApart(FOOTNOTE, 'address');
      case ']':
        return this.#readTarget();
      case '|':
        if (this.#isTable) this.#end();
        return this.#take(1, ' ');
      default:
        return this.#take(1, ' ');
    }
  }

  #take(length: number, text: string): void {
    this.#text += text;
    this.#at += length;
  }

  #readCodeSpan(): void {
    const span = this.#match(CODE_SPAN);
    if (!span) return this.#take(1, ' ');
    this.#take(span[0].length, ` ${(span[2] ?? '').replaceAll('\n', ' ')} `);
  }

  #readAngle(): void {
    const comment = this.#match(HTML_COMMENT);
    if (comment) return this.#skipComment(comment);
    const link = this.#match(AUTOLINK);
    if (link) return this.#readApart(AUTOLINK, 'address');
    const tag = readTag(this.#source, this.#at);
    if (!tag) return this.#take(1, ' ');
    for (const { name, value, offset, isCode } of tag.parts) {
      if (isCode) this.#emitCode(value, offset);
      else this.#emit(NO_LABEL.test(name) ? 'address' : 'label', value, offset);
    }
    this.#take(tag.end - this.#at, ' ');
  }

  #readBrace(): void {
    const comment = this.#match(JSX_COMMENT);
    if (comment) return this.#skipComment(comment);
    const id = this.#match(HEADING_ID);
    if (id) return this.#skip(id[0].length, 'address', id[0]);
    const end = matchingBrace(this.#source, this.#at);
    if (end < 0) return this.#take(1, ' ');
    this.#end();
    this.#emitCode(this.#source.slice(this.#at + 1, end - 1), this.#at + 1);
    this.#at = this.#textAt = end;
  }

  #readImage(): void {
    const image = this.#match(IMAGE);
    if (!image) return this.#take(1, ' ');
    this.#emit('label', (image[1] ?? '').replaceAll('\n', ' '), this.#at);
    this.#skip(image[0].length, 'address', image[2] ?? '');
  }

  #readTarget(): void {
    const target = this.#match(TARGET);
    if (target) this.#skip(target[0].length, 'address', target[1] ?? '');
    else this.#take(1, ' ');
  }

  /** What a reader does not see there: the text goes on behind it. */
  #skip(length: number, kind: TextKind, text: string): void {
    this.#emit(kind, text, this.#at);
    this.#take(length, ' ');
  }

  #skipComment([all, content = '']: RegExpExecArray): void {
    this.#emit('comment', content, this.#at + all.indexOf(content));
    this.#take(all.length, ' ');
  }

  /** What stands for something else in the page: a text ends before it, and another one follows. */
  #readApart(pattern: RegExp, kind: TextKind): void {
    const found = this.#match(pattern);
    if (!found) return this.#take(1, pattern === FOOTNOTE ? ' ' : (this.#source[this.#at] ?? ''));
    this.#end();
    this.#emit(kind, found[0], this.#at);
    this.#at += found[0].length;
    this.#textAt = this.#at;
  }

  #end(): void {
    this.#flush(false);
  }

  #flush(goesOn: boolean): void {
    for (const [index, text] of this.#text.split(BARE_URL).entries()) {
      // Every second one is what the expression caught.
      if (index > 0) this.#joins = false;
      if (index % 2 === 1) this.#emit('address', text, this.#textAt);
      else if (isText(text)) {
        const joins = this.#joins ? { joins: true as const } : {};
        this.#found.push({
          kind: 'prose',
          line: this.#lineAt(this.#textAt),
          text: tidy(text),
          ...joins,
        });
        this.#joins = true;
      }
    }
    this.#text = '';
    this.#textAt = this.#at;
    if (!goesOn) this.#joins = false;
  }

  #emitCode(code: string, offset: number): void {
    for (const { index, 2: quoted, 3: template } of code.matchAll(STRING)) {
      this.#emit('label', quoted ?? template ?? '', offset + index);
    }
    const first = this.#lineAt(offset);
    const lines = code.split('\n').map((text, index) => ({ line: first + index, text }));
    this.#found.push(...codeTexts(lines));
  }

  #emit(kind: TextKind, text: string, offset: number): void {
    let at = offset;
    for (const line of text.split('\n')) {
      if (isText(line)) this.#found.push({ kind, line: this.#lineAt(at), text: tidy(line) });
      at += line.length + 1;
    }
  }
}

const isText = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);
const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();
