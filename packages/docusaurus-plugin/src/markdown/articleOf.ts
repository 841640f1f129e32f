import { Parser } from 'htmlparser2';

/**
 * The HTML of the article in a page's `main` element, without the theme around it.
 *
 * @returns `null` if the page has none
 */
export function articleOf(html: string): string | null {
  // Parsing the whole page into a tree would take several times as long as the rest of the conversion.
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
