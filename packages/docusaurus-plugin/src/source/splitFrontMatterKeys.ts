/** A key at the beginning of a line, as YAML has it. */
const KEY = /^(['"]?)([\w-]+)\1\s*:/;

/**
 * Splits front matter, as it is in a file, into what is public of it and the rest. In both halves, what is
 * left out leaves empty lines. What cannot be told from the text counts as public.
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
