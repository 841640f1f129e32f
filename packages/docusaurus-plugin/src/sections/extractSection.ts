import type { Node, Statement } from 'estree';
import { pruneModule } from '../source/pruneModule';
import {
  propertyOf,
  readCompiledContent,
  type CompiledContent,
  type ContentPart,
  type Positioned,
} from '../docusaurus/compiledContent';
import { edit, type Edit } from './edit';
import { followToc } from './followToc';
import { ELEMENT } from './placeholder';

/** What a section's module exports: everything else that Docusaurus reads belongs to the page. */
const EXPORTS = new Set(['default', 'toc']);

const RUNTIME =
  "import {Fragment as __Fragment, jsx as __jsx, jsxs as __jsxs} from 'react/jsx-runtime';\n";

/**
 * Extracts a section's module from a compiled document (see `sectionSource`): only the content and
 * table of contents of the section, with the footnotes that it refers to.
 *
 * @param number of the section, from 0
 */
export async function extractSection(code: string, number: number): Promise<string> {
  const content = await readCompiledContent(code);
  const section = content.parts.filter(({ name }) => name === ELEMENT)[number];
  if (!section) {
    throw new Error(
      `Section ${number + 1} is lost: is a code block or a comment still open at the end of the page?`,
    );
  }
  const edits = [...contentEdits(code, content, section, number)];
  if (content.toc) {
    const { start, end } = content.toc.value;
    edits.push({ start, end, text: tocOf(code, content, section) });
  }
  return pruneModule(RUNTIME + edit(code, edits), EXPORTS);
}

/**
 * Makes the function return the section, and removes the compiler's check for `Gated`, which is not
 * a component.
 */
function contentEdits(
  code: string,
  { body, parts }: CompiledContent,
  { call }: ContentPart,
  number: number,
): Edit[] {
  const text = (node: Positioned): string =>
    // The page's own footnotes also have a heading with this id.
    code
      .slice(node.start, node.end)
      .replaceAll('"footnote-label"', `"footnote-label-section-${number + 1}"`);
  const [, props] = call.arguments;
  const children = props?.type === 'ObjectExpression' ? propertyOf(props, 'children') : null;
  const footnotes = parts.find(({ name, call: { arguments: args } }) => {
    return name === 'section' && isFootnotes(args[1]);
  });
  const fragment = children?.type === 'ArrayExpression' ? '__jsxs' : '__jsx';
  const shown = [
    `${fragment}(__Fragment, {children: ${children ? text(children) : 'null'}})`,
    footnotes ? text(footnotes.call) : 'null',
  ];
  return (body.body.body as Positioned<Statement>[]).flatMap(({ start, end, ...node }) => {
    if (node.type === 'ReturnStatement') {
      return [
        { start, end, text: `return __jsxs(__Fragment, {children: [${shown.join(', ')}]});` },
      ];
    }
    const asksForGated =
      node.type === 'IfStatement' &&
      node.test.type === 'UnaryExpression' &&
      node.test.argument.type === 'Identifier' &&
      node.test.argument.name === ELEMENT;
    return asksForGated ? [{ start, end, text: '' }] : [];
  });
}

function isFootnotes(props: Node | undefined): boolean {
  return props?.type === 'ObjectExpression' && propertyOf(props, 'data-footnotes') !== null;
}

/** The elements of the table of contents that belong to the section. */
function tocOf(code: string, content: CompiledContent, section: ContentPart): string {
  const places = followToc(content);
  const next = content.parts.find(({ call }) => call.start >= section.call.end);
  const elements = content.toc?.elements.slice(
    places.get(section),
    next ? places.get(next) : undefined,
  );
  return `[${(elements ?? []).map(({ start, end }) => code.slice(start, end)).join(', ')}]`;
}
