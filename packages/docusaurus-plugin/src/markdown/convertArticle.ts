import { randomBytes } from 'node:crypto';
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toMdast } from 'hast-util-to-mdast';
import type { Nodes } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { cleanArticle } from './cleanArticle';
import { markdownHandlers } from './markdownHandlers';

/** A gated section, or a part of the article outside of sections. */
export interface ConvertedPart {
  /** The id of the section's gate, or `null` outside of sections. */
  section: string | null;
  text: string;
}

/**
 * Converts a page's article to Markdown, in parts that can be joined. A section is converted
 * separately, so that none of its text can end up in a part with other access.
 *
 * @param html the article, rendered with its sections open
 * @param pageUrl the base of its relative URLs
 */
export function convertArticle(html: string, pageUrl: string): ConvertedPart[] {
  const tree = fromHtml(html, { fragment: true });
  cleanArticle(tree, pageUrl);
  const sections: Element[] = [];
  // Random, so that the page can't contain it.
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
      // A section in a list item starts after the bullet, and its other lines are indented. In a blockquote,
      // `>` is repeated on each line.
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

/** Indents all lines except the first. */
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
  throw new Error('A gated section contains another one.');
}
