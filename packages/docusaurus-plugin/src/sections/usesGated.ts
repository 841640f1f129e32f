import type { MarkdownNode } from './parseMarkdown';

/**
 * Whether the JavaScript in a node mentions `Gated`: in an import or export, an expression, or an
 * expression in an attribute.
 */
export function usesGated(node: MarkdownNode): boolean {
  return programsOf(node).some(hasName);
}

function programsOf(node: MarkdownNode): unknown[] {
  switch (node.type) {
    case 'mdxjsEsm':
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return [node.data?.estree];
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return node.attributes.map((attribute) =>
        attribute.type === 'mdxJsxExpressionAttribute'
          ? attribute.data?.estree
          : typeof attribute.value === 'object' && attribute.value?.data?.estree,
      );
    default:
      return [];
  }
}

/** Searches the whole tree, whatever kinds of nodes it has: there is no list of JSX nodes. */
function hasName(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(hasName);
  const { type, name } = value as { type?: unknown; name?: unknown };
  if ((type === 'Identifier' || type === 'JSXIdentifier') && name === 'Gated') return true;
  return Object.values(value).some(hasName);
}
