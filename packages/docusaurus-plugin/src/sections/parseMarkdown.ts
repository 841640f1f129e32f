import type { CompileOptions } from '@mdx-js/mdx';
import type { Nodes, Root } from 'mdast';
import type { MdxJsxAttribute, MdxJsxExpressionAttribute } from 'mdast-util-mdx-jsx';

export interface MarkdownSyntax {
  format: 'md' | 'mdx';
  /** `<!-- -->` in MDX: Docusaurus' `mdx1Compat.comments`. */
  comments: boolean;
  /** `{#id}` after a heading in MDX: `mdx1Compat.headingIds`. */
  headingIds: boolean;
  /** Remark plugins of the site, which may add to the syntax: before those of Docusaurus, and after. */
  plugins?: { before: PluggableList; after: PluggableList };
}

export type PluggableList = NonNullable<CompileOptions['remarkPlugins']>;
export type MarkdownNode = Nodes;
export type JsxAttribute = MdxJsxAttribute | MdxJsxExpressionAttribute;

/**
 * Reads a file as Docusaurus does, front matter and all: with the same parsers, and those that the site's
 * remark plugins add. What these do to the document afterwards is left to the compiler.
 */
export async function parseMarkdown(source: string, syntax: MarkdownSyntax): Promise<Root> {
  const [mdx, frontmatter, directive, gfm, comment] = await Promise.all([
    import('@mdx-js/mdx'),
    import('remark-frontmatter'),
    import('remark-directive'),
    import('remark-gfm'),
    import('@slorber/remark-comment'),
  ]);
  const processor = mdx.createProcessor({
    format: syntax.format,
    remarkPlugins: [
      ...(syntax.plugins?.before ?? []),
      frontmatter.default,
      directive.default,
      gfm.default,
      ...(syntax.comments ? [comment.default] : []),
      ...(syntax.plugins?.after ?? []),
    ],
  });
  return processor.parse(syntax.headingIds ? hideHeadingIds(source) : source) as Root;
}

/** Docusaurus escapes these brackets before it parses. Here everything must stay in its place. */
function hideHeadingIds(source: string): string {
  return source.replace(/^#{1,6}(?!#).*/gm, (line) => line.replace('{#', '(#'));
}
