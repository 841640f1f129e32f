import type { JsxAttribute } from './parseMarkdown';

/**
 * Parses `access` of a `<Gated>`: a string, or a list of strings in braces. Anything that is only
 * known at run time can't be built.
 */
export function parseSectionAccess(
  attributes: readonly JsxAttribute[],
): { value: unknown } | { problem: string } {
  const unknown = attributes.find(
    (attribute) => attribute.type !== 'mdxJsxAttribute' || attribute.name !== 'access',
  );
  if (unknown) {
    const name = unknown.type === 'mdxJsxAttribute' ? `"${unknown.name}"` : '{...}';
    return { problem: `has ${name}. Only "access" is allowed` };
  }
  const [access, second] = attributes;
  if (!access) return { problem: 'has no "access"' };
  if (second) return { problem: 'has "access" twice' };
  const { value } = access;
  if (typeof value === 'string') return { value };
  if (value === null || value === undefined) return { problem: 'has "access" without a value' };
  if (typeof value === 'object' && 'value' in value) {
    const list = literalList(value.value);
    if (list) return { value: list };
  }
  return {
    problem: 'has a computed "access". Write a string, or a list of strings: access={["a", "b"]}',
  };
}

/** A list of quoted strings. JSON, except for the quotes: plan ids contain none. */
function literalList(expression: string): unknown[] | null {
  if (!/^\s*\[\s*(?:(["'])[\w-]*\1\s*,?\s*)*\]\s*$/.test(expression)) return null;
  return [...expression.matchAll(/["']([\w-]*)["']/g)].map(([, text]) => text);
}
