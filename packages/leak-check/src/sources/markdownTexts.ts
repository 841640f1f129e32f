import type { SourceLine } from '../record';
import { readInline } from './inlineMarkdown';
import { endOfStatement } from './jsx';
import { SourceReader, STRING } from './SourceReader';
import type { SourceText } from './SourceText';

// Sticky (flag `y`): each is tried at one position only.
const FENCE = /(?:[ \t>]|[-*+][ \t]+|\d+[.)][ \t]+)*(`{3,}(?=[^`\n]*(?:\n|$))|~{3,})([^\n]*)/y;
const MATH = /[ \t>]*\$\$(?:[^$]|\$(?!\$))+\$\$/y;
const IMPORT = /import\s*(?:[\w*{},\s$]*?\bfrom\s*)?(['"])[^'"\n]+\1[^\n]*/y;
const EXPORT = /export\s+(?:default|const|let|var|function|async|class|type|interface|enum|\{|\*)/y;
const DEFINITION = /[ \t>]*\[(?!\^)[^\]\n]+\]:[ \t]*\S[^\n]*/y;
const TABLE = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$/m;
const ROW = /[ \t>]*\|/y;
/** A setext heading underline. */
const UNDERLINE = /[ \t]*(?:=+|-+)[ \t]*(?=\n|$)/y;
/** Block markers that begin a line and a text. A line may have several, such as nested lists. */
const BLOCK =
  /[ \t]*(?:[-*+](?=[ \t])(?:[ \t]+\[[ xX]\](?=[ \t]))?|\d+[.)](?=[ \t])|#{1,6}(?=[ \t])|:{2,}[\w-]*|\[\^[^\]\n]+\]:)[ \t]*/y;
const QUOTE = /[ \t]*>[ \t]?/y;

/** The texts of Markdown or MDX, without formatting and link targets. */
export function markdownTexts(lines: readonly SourceLine[]): SourceText[] {
  return runsOf(lines).flatMap((run) => {
    const reader = new SourceReader(run);
    readBlocks(reader);
    return reader.texts;
  });
}

/** Splits concatenated parts of a source. */
function runsOf(lines: readonly SourceLine[]): SourceLine[][] {
  const runs: SourceLine[][] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    if (run && line.line > (run.at(-1)?.line ?? 0)) run.push(line);
    else runs.push([line]);
  }
  return runs;
}

function readBlocks(reader: SourceReader): void {
  let isBlockStart = true;
  let isTable = false;
  while (reader.next !== undefined) {
    if (reader.next === '\n') {
      reader.end();
      reader.at++;
      isBlockStart = true;
      continue;
    }
    if (isBlockStart) isTable = TABLE.test(blockAt(reader));
    isTable ||= reader.match(ROW) !== null;
    const isModule: boolean = isBlockStart && readModule(reader);
    if (!isModule && !readFence(reader) && !readApart(reader)) readLine(reader, isTable);
    if (reader.next === '\n') reader.at++;
    isBlockStart = isModule;
  }
  reader.end();
}

function blockAt({ source, at }: SourceReader): string {
  const end = source.indexOf('\n\n', at);
  return source.slice(at, end < 0 ? undefined : end);
}

/** Reads an import or export. @returns whether there is one */
function readModule(reader: SourceReader): boolean {
  const found = reader.match(IMPORT);
  if (found) {
    reader.emit('address', found[0]);
    reader.at += found[0].length;
    return true;
  }
  if (!reader.match(EXPORT)) return false;
  const end = endOfStatement(reader.source, reader.at);
  reader.emitCode(reader.source.slice(reader.at, end), reader.at);
  reader.at = end;
  return true;
}

/** Reads a code block. @returns whether there is one */
function readFence(reader: SourceReader): boolean {
  const found = reader.match(FENCE);
  if (!found) return false;
  const [opening, fence = '', info = ''] = found;
  reader.end();
  for (const [, , title = ''] of info.matchAll(STRING)) reader.emit('label', title);
  const start = reader.at + opening.length + 1;
  const closing = new RegExp(`^[ \\t>]*\\${fence[0]}{${fence.length},}[ \\t]*$`, 'gm');
  closing.lastIndex = start;
  const close = closing.exec(reader.source);
  reader.emit('code', reader.source.slice(start, close?.index), start);
  reader.at = close ? close.index + close[0].length : reader.source.length;
  return true;
}

/** Reads a formula or a link definition. @returns whether there is one */
function readApart(reader: SourceReader): boolean {
  for (const [pattern, kind] of [
    [MATH, 'code'],
    [DEFINITION, 'address'],
  ] as const) {
    const found = reader.match(pattern);
    if (!found) continue;
    reader.setApart(found[0].length, kind, found[0]);
    return true;
  }
  return false;
}

function readLine(reader: SourceReader, isTable: boolean): void {
  if (isTable || reader.match(UNDERLINE)) reader.end();
  let isAlone = false;
  for (let quote = reader.match(QUOTE); quote; quote = reader.match(QUOTE)) {
    reader.at += quote[0].length;
  }
  for (let block = reader.match(BLOCK); block; block = reader.match(BLOCK)) {
    reader.end();
    reader.at += block[0].length;
    isAlone = /[#:]/.test(block[0]) && !block[0].includes('[');
    if (isAlone) break;
  }
  reader.beginLine();
  while (reader.next !== undefined && reader.next !== '\n') readInline(reader, isTable);
  reader.endLine(!isAlone);
}
