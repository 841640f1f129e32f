import { splitFrontMatter } from '@gatehouse/contract/splitFrontMatter';
import { sourceLines, type SourceLine } from '@gatehouse/leak-check/record';
import { withoutSections } from '../sections/cutSections';
import type { Section } from '../sections/Section';
import { isPublicKey } from '../access/publicFrontMatter';
import { splitFrontMatterKeys } from '../source/splitFrontMatterKeys';
import { cutBody } from '../source/teaser';
import { splitTeaserModules } from '../source/teaserModules';

/** A page of which a part, or everything below the teaser, is gated. */
interface Page {
  source: string;
  isGated: boolean;
  sections: readonly Section[];
  /** Whether imports and exports are statements, not text: see `isMdx`. */
  hasModules: boolean;
  /** The marker that ends the teaser, if it differs from Docusaurus's default. */
  marker?: RegExp;
}

/** Shorter front matter values are switches, paths and names, which a site also has elsewhere. */
const MIN_VALUE_LENGTH = 40;

/**
 * The public part of a page, and the other lines with their numbers in the file: the content of
 * sections, front matter that no locked page needs, everything below the teaser, and imports and
 * exports that nothing public uses.
 */
export function splitPage({ source, isGated, sections, hasModules, marker }: Page): {
  publicText: string;
  gatedLines: SourceLine[];
} {
  const [frontMatter, body] = splitFrontMatter(withoutSections(source, sections));
  const { teaser, rest } = isGated ? cutBody(body, marker) : { teaser: body, rest: '' };
  const { used, unused } = hasModules ? splitTeaserModules(teaser) : { used: teaser, unused: '' };
  const { shown, hidden } = isGated
    ? splitFrontMatterKeys(frontMatter, isPublicKey)
    : { shown: frontMatter, hidden: '' };
  const first = frontMatter.split('\n').length;
  const ofSections = sections.map((section) => section.body);
  return {
    publicText: shown + used,
    gatedLines: [
      ...sourceLines(hidden).filter(({ text }) => text.length >= MIN_VALUE_LENGTH),
      ...sourceLines(unused, first),
      ...sourceLines(rest, first),
      ...ofSections.flatMap(({ start, end, line }) => sourceLines(source.slice(start, end), line)),
    ],
  };
}
