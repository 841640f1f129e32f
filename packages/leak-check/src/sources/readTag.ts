import { matchingBrace } from './matchingBrace';

/** An attribute, or what stands in braces among attributes. */
export interface TagPart {
  name: string;
  value: string;
  /** In the source. */
  offset: number;
  isCode: boolean;
}

/** `<Name`, `</Name` or the beginning of a fragment. */
const OPENING = /<\/?(?:[A-Za-z][\w.:-]*(?=[\s/>{])|(?=>))/y;
/** An empty line in it: then it is no tag, but a sentence about something smaller. */
const SPACE = /(?:[^\S\n]|\n(?![^\S\n]*\n)|\/(?!\s*\/))+/y;
const NAME = /[^\s=>/{}"'<]+/y;
const VALUE = /\s*=\s*(?:"([^"]*)"|'([^']*)'|(?=\{)|([^\s"'>{}]+))/y;

/** The tag that begins at `start`, of HTML or JSX. `null`: there is none. */
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
