import stringifyObject from 'stringify-object';

/** What Docusaurus's MDX loader writes at the top of every module. */
const FRONT_MATTER = /^\s*export const frontMatter = /;
const METADATA = /^export \{default as metadata\} from ('@site\/.*')$/m;

/**
 * Gives the module of a whole page its complete front matter. The loader's version, and the one
 * recorded by the content plugin, are limited to the public part.
 */
export function withWholeFrontMatter(code: string, frontMatter: Record<string, unknown>): string {
  if (!FRONT_MATTER.test(code)) {
    throw new Error(
      "The MDX loader wrote no front matter at the top of this module. Is it Docusaurus's own loader?",
    );
  }
  const whole = `export const frontMatter = ${stringifyObject(frontMatter)};\n`;
  return (
    whole +
    code
      .replace(FRONT_MATTER, 'const __shownFrontMatter = ')
      .replace(
        METADATA,
        (_all, file: string) =>
          `import __metadata from ${file};\nexport const metadata = {...__metadata, frontMatter};`,
      )
  );
}
