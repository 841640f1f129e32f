import { atMost, count, shorten } from './wording';
import type { Leak } from '../findings/Findings';
import { likelyCause, type Cause } from './likelyCause';

interface LineInFiles {
  source: string;
  line: number;
  words: string;
  files: string[];
}

/** Leaks by their likely cause, and below each the gated lines with the files that hold them. */
export function describeLeaks(
  leaks: readonly Leak[],
  plugins: readonly string[],
  most: { lines: number; files: number },
): string[] {
  return groupByCause(leaks, plugins).map(({ cause, remedy, lines }) => {
    const files = [...new Set(lines.flatMap((line) => line.files))];
    const described = lines.map(({ source, line, words, files: holding }) => {
      const where = files.length === 1 ? '' : `\n    in ${listOf(holding, most.files)}`;
      return `  holds ${source}:${line}: ${shorten(words)}${where}`;
    });
    return [
      `Gated text in the public build: ${listOf(files, most.files)}`,
      ...atMost(described, most.lines),
      `  Likely cause: ${cause}`,
      `  ${remedy}`,
    ].join('\n');
  });
}

function groupByCause(
  leaks: readonly Leak[],
  plugins: readonly string[],
): (Cause & { lines: LineInFiles[] })[] {
  const groups = new Map<string, Cause & { lines: Map<string, LineInFiles> }>();
  for (const leak of leaks) {
    const cause = likelyCause(leak, plugins);
    const group = groups.get(cause.cause) ?? { ...cause, lines: new Map() };
    groups.set(cause.cause, group);
    for (const { line, words } of leak.lines) {
      const key = `${leak.source}:${line}`;
      const known = group.lines.get(key);
      if (known) known.files.push(leak.file);
      else group.lines.set(key, { source: leak.source, line, words, files: [leak.file] });
    }
  }
  return [...groups.values()].map((group) => ({ ...group, lines: [...group.lines.values()] }));
}

function listOf(files: readonly string[], most: number): string {
  const rest = files.length - most;
  return rest > 0
    ? `${files.slice(0, most).join(', ')} and ${count(rest, 'more file')}`
    : files.join(', ');
}
