/** An expression is not this long, in characters. A brace of a sentence may have no other one. */
const LONGEST = 50_000;

/**
 * Where a `{` ends, with whatever stands in it: strings, templates and comments may hold braces of
 * their own.
 *
 * @returns the offset behind its `}`, or -1
 */
export function matchingBrace(source: string, start: number): number {
  const end = Math.min(source.length, start + LONGEST);
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

/** Where the quote at `start` is closed. An apostrophe closes nowhere on its line: it is no quote. */
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

/** Where an export of MDX ends: at an empty line outside of its brackets. */
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
