import type { Access } from '@gatehouse/contract/access';
import type { Root } from 'mdast';
import { parseAccess } from '../gates/parseAccess';
import { parseMarkdown, type MarkdownNode, type MarkdownSyntax } from './parseMarkdown';
import { parseSectionAccess } from './parseSectionAccess';
import { ELEMENT as NAME } from './placeholder';
import type { Section, SectionProblem } from './Section';
import { usesGated } from './usesGated';

export interface FoundSections {
  sections: Section[];
  problems: SectionProblem[];
}

/** A tag with this name, in any case, alone or after a dot or colon. */
const TAG = /<[\s/]*(?:[\p{ID_Continue}$-]+\s*[.:]\s*)*gated/iu;

/**
 * The name in JavaScript. There, no other word can follow a name on the same line, except these; in
 * a sentence, one does.
 */
const NAME_IN_CODE = /\bGated\b(?![ \t]+(?!(?:as|extends|from|in|instanceof|of)\b)\p{L})/u;

/** A fast check: most files have no sections, and needn't be parsed. */
export const mayHaveSections = (source: string): boolean =>
  TAG.test(source) || NAME_IN_CODE.test(source);

/**
 * Finds the `<Gated>` elements in a Markdown file. Anything that may be meant as one but can't be
 * cut out safely is a problem: ignoring it would publish it.
 */
export async function findSections(
  source: string,
  syntax: MarkdownSyntax,
  planIds: readonly string[],
): Promise<FoundSections> {
  if (!mayHaveSections(source)) return { sections: [], problems: [] };
  let root: Root;
  try {
    root = await parseMarkdown(source, syntax);
  } catch (error) {
    // Without a tag there is nothing to protect, and the compiler describes the problem better.
    if (!/<\s*\/?\s*gated/i.test(source)) return { sections: [], problems: [] };
    return { sections: [], problems: [syntaxProblem(error)] };
  }
  const { visitParents } = await import('unist-util-visit-parents');
  const found: FoundSections = { sections: [], problems: [] };
  visitParents(root, (node, ancestors) => {
    const line = node.position?.start.line ?? 1;
    const problem = problemOf(node, ancestors);
    if (problem !== null) found.problems.push({ line, problem });
    else if (isNamed(node)) addSection(found, node, planIds);
  });
  return found;
}

function addSection(found: FoundSections, node: JsxElement, planIds: readonly string[]): void {
  const { start, end } = requirePosition(node);
  const parsed = accessOf(node, planIds);
  if ('problem' in parsed) {
    found.problems.push({ line: start.line, problem: parsed.problem });
    return;
  }
  const [first, last] = [node.children[0], node.children.at(-1)];
  if (!first || !last) {
    found.problems.push({ line: start.line, problem: 'is empty' });
    return;
  }
  const body = { start: requirePosition(first).start, end: requirePosition(last).end };
  found.sections.push({
    number: found.sections.length,
    access: parsed.access,
    line: start.line,
    start: start.offset,
    end: end.offset,
    body: { start: body.start.offset, end: body.end.offset, line: body.start.line },
  });
}

type JsxElement = Extract<MarkdownNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

function isJsx(node: MarkdownNode): node is JsxElement {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

function isNamed(node: MarkdownNode): node is JsxElement & { name: typeof NAME } {
  return isJsx(node) && node.name === NAME;
}

/** Why a node can't be gated, apart from its attributes. */
function problemOf(node: MarkdownNode, ancestors: readonly MarkdownNode[]): string | null {
  if (isNamed(node)) return problemOfPlace(node, ancestors);
  if (isJsx(node) && node.name !== null && /(?:^|[.:])gated$/i.test(node.name)) {
    return `is written <${node.name}>. The name is <${NAME}>`;
  }
  // A comment is never rendered, but text after it in the same block is.
  if (node.type === 'html' && /<\/?gated[\s/>]/i.test(node.value.replace(/<!--.*?-->/gs, ''))) {
    return `is in plain Markdown, where it would be HTML. Write it in MDX: rename the file to .mdx`;
  }
  if (node.type === 'code' && node.lang === 'mdx-code-block' && /<gated/i.test(node.value)) {
    return 'is in an "mdx-code-block". Remove the fence';
  }
  if (usesGated(node)) {
    return (
      'is used in JavaScript. Only a tag of its own between paragraphs is gated, and a component of the ' +
      `site can't be named ${NAME}`
    );
  }
  return null;
}

function problemOfPlace(node: JsxElement, ancestors: readonly MarkdownNode[]): string | null {
  if (ancestors.some(isNamed)) return `is inside another <${NAME}>. Close that one first`;
  const container = ancestors.find(
    ({ type }) => type === 'blockquote' || type === 'footnoteDefinition',
  );
  if (container) {
    const name = container.type === 'blockquote' ? 'a quote' : 'a footnote';
    return `is inside ${name}. Put it between paragraphs`;
  }
  if (node.type === 'mdxJsxTextElement' && !isAlone(node, ancestors.at(-1))) {
    return 'is inside a line of text. Put its tags on lines of their own, between paragraphs';
  }
  return null;
}

/** `<Gated access="…">Text.</Gated>` on a line of its own, which MDX parses as a block. */
function isAlone(node: JsxElement, parent: MarkdownNode | undefined): boolean {
  return (
    parent?.type === 'paragraph' &&
    parent.children.every(
      (child) => child === node || (child.type === 'text' && child.value.trim() === ''),
    )
  );
}

function accessOf(
  { attributes }: JsxElement,
  planIds: readonly string[],
): { access: Exclude<Access, 'public'> } | { problem: string } {
  const declared = parseSectionAccess(attributes);
  if ('problem' in declared) return declared;
  const parsed = parseAccess(declared.value, planIds);
  if ('problem' in parsed) return { problem: `has access that ${parsed.problem}` };
  if (parsed.access === 'public') return { problem: 'has access "public", which gates nothing' };
  return { access: parsed.access };
}

function syntaxProblem(error: unknown): SectionProblem {
  const { line, reason } = error as { line?: number; reason?: string };
  return {
    line: line ?? 1,
    problem:
      `can't be located, because the file can't be parsed: ${reason ?? String(error)} (if a remark ` +
      'plugin adds this syntax, list it in "remarkPlugins" of the content plugin in the configuration)',
  };
}

interface Point {
  line: number;
  offset: number;
}

function requirePosition({ position }: MarkdownNode): { start: Point; end: Point } {
  const point = (at: { line: number; offset?: number } | undefined): Point => {
    if (at?.offset === undefined) throw new Error('The Markdown parser returned no position.');
    return { line: at.line, offset: at.offset };
  };
  return { start: point(position?.start), end: point(position?.end) };
}
