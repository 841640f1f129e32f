import path from 'node:path';
import type { MarkdownConfig } from '@docusaurus/types';
import type { SourceFamily } from '../source/SourceFamily';
import type { MarkdownSyntax, PluggableList } from './parseMarkdown';

/** The Markdown syntax of a file: by its front matter, or else by the site's configuration. */
export function markdownSyntax(
  filePath: string,
  frontMatter: Record<string, unknown>,
  { format, mdx1Compat }: Pick<MarkdownConfig, 'format' | 'mdx1Compat'>,
  family: SourceFamily,
): MarkdownSyntax {
  const { beforeDefaultRemarkPlugins, remarkPlugins } = family.instanceOf(filePath)?.options ?? {};
  const own = (frontMatter.mdx as { format?: unknown } | undefined)?.format;
  const declared = own ?? format;
  const detected = path.extname(filePath) === '.md' ? 'md' : 'mdx';
  return {
    format: declared === 'md' || (declared === 'detect' && detected === 'md') ? 'md' : 'mdx',
    comments: mdx1Compat.comments,
    headingIds: mdx1Compat.headingIds,
    plugins: { before: listOf(beforeDefaultRemarkPlugins), after: listOf(remarkPlugins) },
  };
}

const listOf = (plugins: unknown): PluggableList =>
  Array.isArray(plugins) ? (plugins.filter(Boolean) as PluggableList) : [];
