/** The front matter with its fences as it stands (empty without one), and what follows it. */
export function splitFrontMatter(source: string): [frontMatter: string, body: string] {
  const match = /^\uFEFF?---[ \t]*\r?\n(?:[\s\S]*?\r?\n)?---[ \t]*(?:\r?\n|$)/.exec(source);
  return match ? [match[0], source.slice(match[0].length)] : ['', source];
}
