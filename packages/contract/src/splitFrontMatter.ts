const FENCE = '\n---';

/**
 * The front matter with its fences as it stands (empty without one), and what follows it. It ends where
 * the parser of Docusaurus ends it, at the first line that begins with a fence, whatever comes behind:
 * to look for a better one would take a part of the body for front matter, which is public.
 */
export function splitFrontMatter(source: string): [frontMatter: string, body: string] {
  const opening = /^\uFEFF?---(?!-)/.exec(source);
  const close = opening ? source.indexOf(FENCE, opening[0].length) : -1;
  if (close < 0) return ['', source];
  const fenceEnd = close + FENCE.length;
  const blanks = /^[ \t]*(?:\r?\n|$)/.exec(source.slice(fenceEnd))?.[0] ?? '';
  const end = fenceEnd + blanks.length;
  return [source.slice(0, end), source.slice(end)];
}
