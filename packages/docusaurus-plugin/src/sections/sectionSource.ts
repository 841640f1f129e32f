import { edit, type Edit } from './edit';
import { parseMarkdown, type MarkdownNode, type MarkdownSyntax } from './parseMarkdown';
import type { Section } from './Section';

/**
 * The source that is compiled for one section: the whole document, so that imports, definitions and
 * headings have the same meaning as on the page. All sections are moved below the rest, because
 * headings are numbered in order: so none in a section gets an id that the public page gives to
 * another.
 *
 * Only the footnotes that the section refers to remain, under its own names.
 */
export async function sectionSource(
  source: string,
  sections: readonly Section[],
  number: number,
  syntax: MarkdownSyntax,
): Promise<string> {
  const section = sections[number];
  if (!section) throw new Error(`There is no section ${number}.`);
  const edits = source.includes('[^') ? await footnoteEdits(source, section, syntax) : [];
  const page = edit(source, [
    ...edits,
    ...sections.map(({ start, end }) => ({ start, end, text: '' })),
  ]);
  const elements = sections.map(({ start, end }) => edit(source, edits, start, end));
  return [page, ...elements, ''].join('\n\n');
}

async function footnoteEdits(
  source: string,
  section: Section,
  syntax: MarkdownSyntax,
): Promise<Edit[]> {
  const { visitParents } = await import('unist-util-visit-parents');
  const edits: Edit[] = [];
  visitParents(await parseMarkdown(source, syntax), (node, ancestors) => {
    const change = footnoteEdit(source, node, ancestors, section);
    if (change) edits.push(change);
  });
  return edits;
}

function footnoteEdit(
  source: string,
  node: MarkdownNode,
  ancestors: readonly MarkdownNode[],
  section: Section,
): Edit | null {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined) return null;
  const suffix = `-section-${section.number + 1}`;
  if (node.type === 'footnoteDefinition') {
    const bracket = source.indexOf(']:', start);
    return { start: bracket, end: bracket, text: suffix };
  }
  if (node.type !== 'footnoteReference') return null;
  const isKept =
    (start >= section.start && end <= section.end) ||
    ancestors.some(({ type }) => type === 'footnoteDefinition');
  return isKept ? { start: end - 1, end: end - 1, text: suffix } : { start, end, text: '' };
}
