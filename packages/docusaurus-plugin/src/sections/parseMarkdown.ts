import type { CompileOptions } from '@mdx-js/mdx';
import type { Nodes, Root } from 'mdast';
import type { MdxJsxAttribute, MdxJsxExpressionAttribute } from 'mdast-util-mdx-jsx';

export interface MarkdownSyntax {
  format: 'md' | 'mdx';
  /** `<!-- -->` in MDX: Docusaurus's `mdx1Compat.comments`. */
  comments: boolean;
  /** `{#id}` after a heading in MDX: `mdx1Compat.headingIds`. */
  headingIds: boolean;
  /**
   * The site's remark plugins, which may extend the syntax: those before Docusaurus's own, and
   * after.
   */
  plugins?: { before: PluggableList; after: PluggableList };
}

export type PluggableList = NonNullable<CompileOptions['remarkPlugins']>;
export type MarkdownNode = Nodes;
export type JsxAttribute = MdxJsxAttribute | MdxJsxExpressionAttribute;

/**
 * Parses a file like Docusaurus, including front matter: with the same parsers, and syntax
 * extensions of the site's remark plugins. Their transformations are left to the compiler.
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

/** Docusaurus escapes these braces before it parses. Here, offsets must stay the same. */
function hideHeadingIds(source: string): string {
  return source.replace(/^#{1,6}(?!#).*/gm, (line) => line.replace('{#', '(#'));
}
