/** A YAML key at the start of a line. */
const KEY = /^(['"]?)([\w-]+)\1\s*:/;

/**
 * Splits the front matter of a file into its public part and the rest. In both, empty lines replace
 * what is left out. Anything ambiguous counts as public.
 */
export function splitFrontMatterKeys(
  frontMatter: string,
  isPublic: (key: string) => boolean,
): { shown: string; hidden: string } {
  let isShown = true;
  const lines = frontMatter.split('\n').map((line) => {
    const key = KEY.exec(line)?.[2];
    if (key !== undefined) isShown = isPublic(key);
    if (line.startsWith('---')) isShown = true;
    return { line, isShown };
  });
  const half = (wanted: boolean): string =>
    lines.map((one) => (one.isShown === wanted ? one.line : '')).join('\n');
  return { shown: half(true), hidden: half(false) };
}
