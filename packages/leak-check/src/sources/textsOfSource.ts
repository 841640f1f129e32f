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
 * Parses the texts of a source of any kind. Gated sources are parsed to search for their texts, and
 * public ones to explain what was found: so both are compared in the same form.
 *
 * Parsing never fails: anything not recognized counts as text.
 *
 * @param source the file's name, which determines the parser
 * @param lines the relevant lines
 */
export function textsOfLines(source: string, lines: readonly SourceLine[]): SourceText[] {
  return readerOf(source)(lines);
}

/** @param content the whole file, including front matter */
export function textsOfFile(source: string, content: string): SourceText[] {
  const reader = readerOf(source);
  if (reader !== markdownTexts) return reader(sourceLines(content));
  const [frontMatter, body] = splitFrontMatter(content);
  return [
    ...yamlTexts(sourceLines(frontMatter)),
    ...markdownTexts(sourceLines(body, frontMatter.split('\n').length)),
  ];
}
