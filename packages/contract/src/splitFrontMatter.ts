const FENCE = '\n---';

/**
 * Splits a source into its unchanged front matter with its fences (empty if there is none), and the
 * rest. It ends where Docusaurus's parser ends it: at the first line that begins with a fence,
 * whatever follows. Looking for a better end would make part of the body front matter, which is
 * public.
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
