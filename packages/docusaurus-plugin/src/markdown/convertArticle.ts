import { randomBytes } from 'node:crypto';
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toMdast } from 'hast-util-to-mdast';
import type { Nodes } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { cleanArticle } from './cleanArticle';
import { markdownHandlers } from './markdownHandlers';

/** A run of the article: outside of sections, or one of them. */
export interface ConvertedPart {
  /** The id of the section's gate. `null`: it is no section's. */
  section: string | null;
  text: string;
}

/**
 * Turns the article of a page into Markdown, in parts that make the whole when they are joined. A section is
 * converted by itself, so that nothing of it can end up in a part that others may read.
 *
 * @param html of the article, its sections open
 * @param pageUrl what its addresses are relative to
 */
export function convertArticle(html: string, pageUrl: string): ConvertedPart[] {
  const tree = fromHtml(html, { fragment: true });
  cleanArticle(tree, pageUrl);
  const sections: Element[] = [];
  // No text of the page can be mistaken for it.
  const mark = `section${randomBytes(12).toString('hex')}x`;
  const markdown = format(tree, (section) => {
    sections.push(section);
    return {
      type: 'paragraph',
      children: [{ type: 'text', value: `${mark}${sections.length - 1}x` }],
    };
  });
  const parts: ConvertedPart[] = [];
  let indent = '';
  for (const [index, piece] of markdown.split(new RegExp(`${mark}(\\d+)x`)).entries()) {
    if (index % 2 === 0) {
      if (piece !== '') parts.push({ section: null, text: piece });
      // Of a list item, the first line has its sign, and those that follow are below it.
      indent = piece.slice(piece.lastIndexOf('\n') + 1).replace(/[^>]/g, ' ');
      continue;
    }
    const section = sections[Number(piece)] as Element;
    const text = format({ type: 'root', children: section.children }, keepInside).trimEnd();
    const id = String(section.properties.id ?? '').replace(/^section-/, '');
    parts.push({ section: id, text: indentBy(indent, text) });
  }
  return parts;
}

/** All lines but the first, which follows the indent that is there. */
function indentBy(indent: string, text: string): string {
  return text.replace(/\n(.*)/g, (_break, line: string) =>
    line === '' ? `\n${indent.trimEnd()}` : `\n${indent}${line}`,
  );
}

function format(tree: Root, replaceSection: (section: Element) => Nodes): string {
  const markdown = toMdast(tree, { handlers: markdownHandlers(replaceSection), document: true });
  return toMarkdown(markdown, {
    bullet: '-',
    rule: '-',
    extensions: [gfmToMarkdown({ tablePipeAlign: false })],
  });
}

function keepInside(): never {
  throw new Error('A section is inside another one.');
}
