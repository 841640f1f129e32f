import type { SourceLine } from '../record';
import { MarkdownReader } from './MarkdownReader';
import type { SourceText } from './SourceText';

/** The texts of Markdown or MDX, without what only says how they look or where they lead. */
export function markdownTexts(lines: readonly SourceLine[]): SourceText[] {
  return runsOf(lines).flatMap((run) => new MarkdownReader(run).read());
}

/** Parts of a source that were put one behind the other. */
function runsOf(lines: readonly SourceLine[]): SourceLine[][] {
  const runs: SourceLine[][] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    if (run && line.line > (run.at(-1)?.line ?? 0)) run.push(line);
    else runs.push([line]);
  }
  return runs;
}
