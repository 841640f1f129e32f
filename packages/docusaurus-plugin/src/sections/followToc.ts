import {
  propertyOf,
  type CompiledContent,
  type ContentPart,
  type TocElement,
} from '../docusaurus/compiledContent';

/**
 * The position in the table of contents at which each part of the page begins, as an index.
 * Headings have their id there; an included Markdown file has its own list.
 */
export function followToc({ parts, toc }: CompiledContent): Map<ContentPart, number> {
  const places = new Map<ContentPart, number>();
  const elements = toc?.elements ?? [];
  let at = 0;
  for (const part of parts) {
    places.set(part, at);
    const found = elements.findIndex((element, index) => index >= at && belongsTo(element, part));
    if (found >= 0) at = found + 1;
  }
  return places;
}

function belongsTo(element: TocElement, { name, id }: ContentPart): boolean {
  const included = includedToc(element);
  if (included !== null) return included === `__toc${name}`;
  if (element.type !== 'ObjectExpression' || id === null) return false;
  const own = propertyOf(element, 'id');
  return own?.type === 'Literal' && own.value === id;
}

/** The name of the list in `...__tocPartial`. */
export function includedToc(element: TocElement): string | null {
  if (element.type !== 'SpreadElement' || element.argument.type !== 'Identifier') return null;
  return element.argument.name;
}
