/** Characters before the first match, and in total. */
const BEFORE = 80;
const LENGTH = 280;

/**
 * The part of a page around the first match, as one line of plain text.
 *
 * @param words in lowercase
 */
export function excerptOf(markdown: string, words: readonly string[]): string {
  const text = toPlainText(markdown);
  const lower = text.toLowerCase();
  const places = words.map((word) => lower.indexOf(word)).filter((place) => place >= 0);
  const start = Math.max(0, Math.min(...places, text.length) - BEFORE);
  // Without a match in the text, the word is in the title.
  const from = places.length === 0 ? 0 : start;
  const to = from + LENGTH;
  // Removes partial words at both ends.
  const part = text
    .slice(from, to)
    .replace(from > 0 ? /^\S*\s/ : '', '')
    .replace(to < text.length ? /\s\S*$/ : '', '');
  return `${from > 0 ? '… ' : ''}${part}${to < text.length ? ' …' : ''}`;
}

function toPlainText(markdown: string): string {
  return markdown
    .replace(/^```.*$/gm, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^#{1,6} /gm, '')
    .replace(/[*_`>|]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
