import { splitFrontMatter } from '@gatehouse/contract/splitFrontMatter';
import { sourceLines, type SourceLine } from '../record';
import { codeTexts, styleTexts } from './codeTexts';
import { jsonTexts, plainTexts, yamlTexts } from './dataTexts';
import { markdownTexts } from './markdownTexts';
import type { SourceText } from './SourceText';

type Reader = (lines: readonly SourceLine[]) => SourceText[];

const READERS: [RegExp, Reader][] = [
  [/\.mdx?$/i, markdownTexts],
  [/\.(?:json5?|jsonc|webmanifest)$/i, jsonTexts],
  [/\.ya?ml$/i, yamlTexts],
  [/\.(?:s?css|sass|less|styl)$/i, styleTexts],
  [/\.(?:csv|tsv|txt)$/i, plainTexts],
];

const readerOf = (source: string): Reader =>
  READERS.find(([pattern]) => pattern.test(source))?.[1] ?? codeTexts;

/**
 * What a source says, whatever it is written in. Gated sources are read like this, to be looked for,
 * and public ones, to explain what was found: so both are compared in the same form.
 *
 * No parser refuses anything here: what is not understood counts as a text.
 *
 * @param source its name
 * @param lines those of it that count
 */
export function textsOfLines(source: string, lines: readonly SourceLine[]): SourceText[] {
  return readerOf(source)(lines);
}

/** @param content of the whole file, front matter and all */
export function textsOfFile(source: string, content: string): SourceText[] {
  const reader = readerOf(source);
  if (reader !== markdownTexts) return reader(sourceLines(content));
  const [frontMatter, body] = splitFrontMatter(content);
  return [
    ...yamlTexts(sourceLines(frontMatter)),
    ...markdownTexts(sourceLines(body, frontMatter.split('\n').length)),
  ];
}
