import type { Nodes, Root } from 'mdast';
import type { MdxJsxAttribute, MdxJsxExpressionAttribute } from 'mdast-util-mdx-jsx';

export interface MarkdownSyntax {
  format: 'md' | 'mdx';
  /** `<!-- -->` in MDX: Docusaurus' `mdx1Compat.comments`. */
  comments: boolean;
  /** `{#id}` after a heading in MDX: `mdx1Compat.headingIds`. */
  headingIds: boolean;
}

export type MarkdownNode = Nodes;
export type JsxAttribute = MdxJsxAttribute | MdxJsxExpressionAttribute;

/**
 * Reads a file as Docusaurus does, front matter and all: with the same parsers. What a site adds to
 * the syntax by remark plugins of its own is not known here, and may throw as a syntax error does.
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
      frontmatter.default,
      directive.default,
      gfm.default,
      ...(syntax.comments ? [comment.default] : []),
    ],
  });
  return processor.parse(syntax.headingIds ? hideHeadingIds(source) : source) as Root;
}

/** Docusaurus escapes these brackets before it parses. Here everything must stay in its place. */
function hideHeadingIds(source: string): string {
  return source.replace(/^#{1,6}(?!#).*/gm, (line) => line.replace('{#', '(#'));
}
