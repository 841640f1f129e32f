import type { SourceLine } from '../record';

/** One text of lines, with an empty one where some are left out, and the number of the line at an offset. */
export function joinLines(lines: readonly SourceLine[]): {
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
