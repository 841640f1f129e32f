import { matchingBrace, readTag } from './jsx';
import type { SourceReader } from './SourceReader';
import type { TextKind } from './SourceText';

// Sticky (flag `y`): each is tried at one position only.
const PLAIN = /[^\\`<{$![\]:|\n]+/y;
const CODE_SPAN = /(?<!`)(`+)(?!`)((?:(?!\n[ \t]*\n)[\s\S])*?[^`])\1(?!`)/y;
const HTML_COMMENT = /<!--([\s\S]*?)(?:-->|$)/y;
const JSX_COMMENT = /\{\s*\/\*([\s\S]*?)\*\/\s*\}/y;
const HEADING_ID = /\{#[^}\s]+\}/y;
const AUTOLINK = /<[a-z][a-z0-9+.-]*:[^\s<>]*>|<[^\s<>@]+@[^\s<>]+>/iy;
const INLINE_MATH = /\$(?![\s$])[^$\n]*[^\s$\\]\$(?!\d)/y;
const IMAGE = /!\[((?:[^\]\\]|\\.)*)\](\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\]\n]*\])/y;
const TARGET = /\](\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\]\n]*\])/y;
const FOOTNOTE = /\[\^[^\]\n]+\]/y;
const EMOJI = /:[a-z+-][a-z0-9_+-]*:/y;

/** Attributes that browsers or components use, and that readers never see. */
const NO_LABEL =
  /^(?:class|className|id|key|style|href|src|srcSet|srcset|to|rel|target|type|d|viewBox|fill|stroke|width|height|xmlns|on[A-Z]\w*)$/;

/** Reads one piece of a line: plain text, or markup with its contents. */
export function readInline(reader: SourceReader, isTable: boolean): void {
  const plain = reader.match(PLAIN);
  if (plain) return reader.take(plain[0].length, plain[0]);
  switch (reader.next) {
    case '\\':
      return reader.take(2, reader.source[reader.at + 1] ?? '');
    case '`':
      return readCodeSpan(reader);
    case '<':
      return readAngle(reader);
    case '{':
      return readBrace(reader);
    case '$':
      return readApart(reader, INLINE_MATH, 'code');
    case ':':
      return readApart(reader, EMOJI, 'address');
    case '!':
      return readImage(reader);
    case '[':
      return readApart(reader, FOOTNOTE, 'address');
    case ']':
      return readTarget(reader);
    case '|':
      if (isTable) reader.end();
      return reader.take(1, ' ');
    default:
      return reader.take(1, ' ');
  }
}

function readCodeSpan(reader: SourceReader): void {
  const span = reader.match(CODE_SPAN);
  if (!span) return reader.take(1, ' ');
  reader.take(span[0].length, ` ${(span[2] ?? '').replaceAll('\n', ' ')} `);
}

function readAngle(reader: SourceReader): void {
  const comment = reader.match(HTML_COMMENT);
  if (comment) return skipComment(reader, comment);
  if (reader.match(AUTOLINK)) return readApart(reader, AUTOLINK, 'address');
  const tag = readTag(reader.source, reader.at);
  if (!tag) return reader.take(1, ' ');
  for (const { name, value, offset, isCode } of tag.parts) {
    if (isCode) reader.emitCode(value, offset);
    else reader.emit(NO_LABEL.test(name) ? 'address' : 'label', value, offset);
  }
  reader.take(tag.end - reader.at, ' ');
}

function readBrace(reader: SourceReader): void {
  const comment = reader.match(JSX_COMMENT);
  if (comment) return skipComment(reader, comment);
  const id = reader.match(HEADING_ID);
  if (id) return reader.skip(id[0].length, 'address', id[0]);
  const end = matchingBrace(reader.source, reader.at);
  if (end < 0) return reader.take(1, ' ');
  reader.end();
  reader.emitCode(reader.source.slice(reader.at + 1, end - 1), reader.at + 1);
  reader.at = end;
  reader.beginLine();
}

function readImage(reader: SourceReader): void {
  const image = reader.match(IMAGE);
  if (!image) return reader.take(1, ' ');
  reader.emit('label', (image[1] ?? '').replaceAll('\n', ' '));
  reader.skip(image[0].length, 'address', image[2] ?? '');
}

function readTarget(reader: SourceReader): void {
  const target = reader.match(TARGET);
  if (target) reader.skip(target[0].length, 'address', target[1] ?? '');
  else reader.take(1, ' ');
}

function skipComment(reader: SourceReader, [all, content = '']: RegExpExecArray): void {
  reader.emit('comment', content, reader.at + all.indexOf(content));
  reader.take(all.length, ' ');
}

function readApart(reader: SourceReader, pattern: RegExp, kind: TextKind): void {
  const found = reader.match(pattern);
  if (found) reader.setApart(found[0].length, kind, found[0]);
  else reader.take(1, pattern === FOOTNOTE ? ' ' : (reader.next ?? ''));
}
