import { DEFAULT_PARSE_FRONT_MATTER } from '@docusaurus/utils';
import type { MarkdownConfig, ParseFrontMatter } from '@docusaurus/types';
import { findSections, mayHaveSections, type FoundSections } from './findSections';
import { markdownSyntax } from './markdownSyntax';
import type { MarkdownSyntax } from './parseMarkdown';

export interface ReadSections extends FoundSections {
  syntax: MarkdownSyntax;
}

/** The sections of a Markdown file, in the Markdown that its front matter and the site ask for. */
export async function readSections(
  filePath: string,
  source: string,
  site: {
    planIds: readonly string[];
    markdown: MarkdownConfig;
    parseFrontMatter: ParseFrontMatter;
  },
): Promise<ReadSections> {
  // Most files say nothing of gates: their front matter need not be read for it.
  if (!mayHaveSections(source)) return { sections: [], problems: [], syntax: MDX };
  const { frontMatter } = await site.parseFrontMatter({
    filePath,
    fileContent: source,
    defaultParseFrontMatter: DEFAULT_PARSE_FRONT_MATTER,
  });
  const syntax = markdownSyntax(filePath, frontMatter, site.markdown);
  const asked = JSON.stringify([source, syntax, site.planIds]);
  const known = latest.get(filePath);
  if (known?.asked === asked) return { syntax, ...(await known.found) };
  const found = findSections(source, syntax, site.planIds);
  latest.set(filePath, { asked, found });
  return { syntax, ...(await found) };
}

/**
 * What was asked of a file last, and what it held: content plugins ask, and each module that is made of
 * the file, and every time it would be parsed anew.
 */
const latest = new Map<string, { asked: string; found: Promise<FoundSections> }>();

const MDX: MarkdownSyntax = { format: 'mdx', comments: false, headingIds: false };
