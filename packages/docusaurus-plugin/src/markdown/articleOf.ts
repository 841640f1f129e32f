import { Parser } from 'htmlparser2';

/**
 * The HTML of the article in the main part of a page, without what Docusaurus draws around it.
 *
 * @returns `null` for a page that has none
 */
export function articleOf(html: string): string | null {
  // Cuts it out first: to make a tree of the whole page takes several times as long as all that follows.
  let depth = 0;
  let isInMain = false;
  let article: { depth: number; start: number; end: number } | null = null;
  const parser = new Parser({
    onopentag(tag) {
      depth++;
      if (tag === 'main') isInMain = true;
      if (tag === 'article' && isInMain) {
        article ??= { depth, start: parser.startIndex, end: html.length };
      }
    },
    onclosetag() {
      if (article?.depth === depth-- && article.end === html.length)
        article.end = parser.endIndex + 1;
    },
  });
  parser.end(html);
  const { start, end } = article ?? { start: 0, end: 0 };
  return start === end ? null : html.slice(start, end);
}
