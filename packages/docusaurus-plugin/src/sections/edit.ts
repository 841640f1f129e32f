/** A replacement of part of a text. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/**
 * Applies the edits within a part of a text. Offsets refer to the whole text; edits don't overlap,
 * but edits nested in a replaced range are dropped with it.
 */
export function edit(source: string, edits: readonly Edit[], from = 0, to = source.length): string {
  let at = from;
  let text = '';
  for (const { start, end, text: replacement } of [...edits].sort((a, b) => a.start - b.start)) {
    if (start < at || end > to) continue;
    text += source.slice(at, start) + replacement;
    at = end;
  }
  return text + source.slice(at, to);
}
