import { DEFAULT_PARSE_FRONT_MATTER } from '@docusaurus/utils';
import type { MarkdownConfig, ParseFrontMatter } from '@docusaurus/types';
import type { SourceFamily } from '../source/SourceFamily';
import { findSections, mayHaveSections, type FoundSections } from './findSections';
import { markdownSyntax } from './markdownSyntax';
import type { MarkdownSyntax } from './parseMarkdown';

export interface ReadSections extends FoundSections {
  syntax: MarkdownSyntax;
}

/**
 * The sections of a Markdown file, parsed with the syntax that its front matter and the site set.
 */
export async function readSections(
  filePath: string,
  source: string,
  site: {
    planIds: readonly string[];
    markdown: MarkdownConfig;
    parseFrontMatter: ParseFrontMatter;
    family: SourceFamily;
  },
): Promise<ReadSections> {
  // Most files don't mention gates: their front matter needn't be read for it.
  if (!mayHaveSections(source)) return { sections: [], problems: [], syntax: MDX };
  const { frontMatter } = await site.parseFrontMatter({
    filePath,
    fileContent: source,
    defaultParseFrontMatter: DEFAULT_PARSE_FRONT_MATTER,
  });
  const syntax = markdownSyntax(filePath, frontMatter, site.markdown, site.family);
  return { syntax, ...(await findOnce(filePath, source, syntax, site.planIds)) };
}

function findOnce(
  filePath: string,
  ...asked: Parameters<typeof findSections>
): Promise<FoundSections> {
  const key = JSON.stringify(asked);
  const answers = recent.get(filePath) ?? [];
  recent.set(filePath, answers);
  const known = answers.find((answer) => answer.key === key);
  if (known) return known.found;
  const found = findSections(...asked);
  answers.unshift({ key, found });
  answers.length = Math.min(answers.length, FORMS_PER_FILE);
  return found;
}

/**
 * Caches results: content plugins and each module made from the file ask, and would otherwise parse
 * it each time.
 */
const recent = new Map<string, { key: string; found: Promise<FoundSections> }[]>();

/**
 * The compiler also asks with the gate's versions of the file: the public form, and one with
 * sections.
 */
const FORMS_PER_FILE = 4;

const MDX: MarkdownSyntax = { format: 'mdx', comments: false, headingIds: false };
