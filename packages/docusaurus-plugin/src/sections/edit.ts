/** A replacement of a part of a text. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/**
 * A part of a text with the edits that lie in it. Offsets count in the whole text; edits do not
 * overlap, but what lies in one that is replaced goes with it.
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
