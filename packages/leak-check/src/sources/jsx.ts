/** An attribute, or braces among attributes. */
export interface TagPart {
  name: string;
  value: string;
  /** Offset in the source. */
  offset: number;
  isCode: boolean;
}

/** `<Name`, `</Name` or the start of a fragment. */
const OPENING = /<\/?(?:[A-Za-z][\w.:-]*(?=[\s/>{])|(?=>))/y;
/** With an empty line in it, it is not a tag, but a less-than sign in a sentence. */
const SPACE = /(?:[^\S\n]|\n(?![^\S\n]*\n)|\/(?!\s*\/))+/y;
const NAME = /[^\s=>/{}"'<]+/y;
const VALUE = /\s*=\s*(?:"([^"]*)"|'([^']*)'|(?=\{)|([^\s"'>{}]+))/y;

/** Reads the HTML or JSX tag at `start`, `null` if there is none. */
export function readTag(source: string, start: number): { end: number; parts: TagPart[] } | null {
  const parts: TagPart[] = [];
  let at = match(OPENING, source, start)?.end ?? -1;
  if (at < 0) return null;
  while (at < source.length) {
    at = match(SPACE, source, at)?.end ?? at;
    if (source[at] === '>') return { end: at + 1, parts };
    const name = match(NAME, source, at);
    const value = name ? match(VALUE, source, name.end) : null;
    const text = value?.groups.find((group) => group !== undefined);
    const behind = value?.end ?? name?.end ?? at;
    if (name && text !== undefined) {
      parts.push({ name: name.all, value: text, offset: name.end, isCode: false });
    } else if (source[behind] === '{' && (value || !name)) {
      const end = matchingBrace(source, behind);
      if (end < 0) return null;
      const code = source.slice(behind + 1, end - 1);
      parts.push({ name: name?.all ?? '', value: code, offset: behind + 1, isCode: true });
      at = end;
      continue;
    } else if (!name) return null;
    at = behind;
  }
  return null;
}

function match(pattern: RegExp, source: string, at: number) {
  pattern.lastIndex = at;
  const found = pattern.exec(source);
  if (!found) return null;
  const [all, ...groups] = found as (string | undefined)[];
  return { all: all ?? '', groups, end: at + (all ?? '').length };
}

/** In characters. Expressions are shorter; a brace in a sentence may be unclosed. */
const MAX_LENGTH = 50_000;

/**
 * Finds the end of the expression that begins with the `{` at `start`. Strings, templates and
 * comments in it may contain braces.
 * @returns the offset after its `}`, or -1
 */
export function matchingBrace(source: string, start: number): number {
  const end = Math.min(source.length, start + MAX_LENGTH);
  let depth = 0;
  for (let at = start; at < end; at++) {
    const char = source[at];
    if (char === '{') depth++;
    else if (char === '}' && --depth === 0) return at + 1;
    else if (char === '\\') at++;
    else if (char === '"' || char === "'" || char === '`') at = endOfString(source, at);
    else if (char === '/' && source[at + 1] === '*') {
      const close = source.indexOf('*/', at + 2);
      if (close < 0) return -1;
      at = close + 1;
    }
  }
  return -1;
}

/** Where the quote at `start` closes. One that doesn't close on its line is an apostrophe. */
function endOfString(source: string, start: number): number {
  const quote = source[start];
  for (let at = start + 1; at < source.length; at++) {
    const char = source[at];
    if (char === '\\') at++;
    else if (char === quote) return at;
    else if (char === '\n' && quote !== '`') return start;
  }
  return start;
}

/** Where an MDX export ends: at an empty line outside its brackets. */
export function endOfStatement(source: string, start: number): number {
  let depth = 0;
  for (let at = start; at < source.length; at++) {
    const char = source[at] ?? '';
    if (`"'\``.includes(char)) at = endOfString(source, at);
    else if ('{[('.includes(char)) depth++;
    else if ('}])'.includes(char)) depth--;
    else if (depth <= 0 && source.startsWith('\n\n', at)) return at;
  }
  return source.length;
}
