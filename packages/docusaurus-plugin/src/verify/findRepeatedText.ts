import { splitFrontMatter } from '@gatehouse/contract/splitFrontMatter';
import { cutBody } from '../source/teaser';
import { isPublicKey } from '../access/publicFrontMatter';

/** A shorter text is repeated by accident. */
const MIN_WORDS = 6;

/** A page's names are public by design, even if they also appear elsewhere. */
const NAMES: ReadonlySet<string> = new Set([
  'title',
  'title_meta',
  'sidebar_label',
  'pagination_label',
  'slug',
  'id',
  'tags',
]);

/**
 * Finds front matter that repeats text below the teaser. Docusaurus puts descriptions and keywords
 * into the public page, its previews, and lists.
 * @returns the lines of the front matter, counted from 1 in the file
 */
export function findRepeatedText(
  source: string,
  frontMatter: Record<string, unknown>,
): { line: number; key: string; text: string }[] {
  const [head, body] = splitFrontMatter(source);
  const gated = ` ${wordsOf(cutBody(body).rest)} `;
  const lines = head.split('\n');
  return Object.entries(frontMatter)
    .filter(([key]) => isPublicKey(key) && !NAMES.has(key))
    .flatMap(([key, value]) => {
      const text = textsIn(value)
        .flatMap((whole) => whole.split(/(?<=[.!?])\s+|\n/))
        .find((part) => isLong(part) && gated.includes(` ${wordsOf(part)} `));
      if (text === undefined) return [];
      const line = lines.findIndex((one) => one.replace(/^["']/, '').startsWith(key));
      return [{ line: line + 1, key, text }];
    });
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** Without markup, so that emphasis and links make no difference. */
function wordsOf(text: string): string {
  const plain = text.replace(/\]\([^)]*\)/g, ' ').toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu)?.join(' ') ?? '';
}

const isLong = (text: string): boolean => wordsOf(text).split(' ').length >= MIN_WORDS;
