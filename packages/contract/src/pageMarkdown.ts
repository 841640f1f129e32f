import { z } from 'zod';
import { type Access, decideAccess, type Entitled } from './access';

/** See `Access` in `./access`. */
const accessSchema = z.union([
  z.literal('public'),
  z.literal('members'),
  z.array(z.string()).readonly(),
]);

const partSchema = z.strictObject({
  /** Required in addition to the page's access. */
  access: accessSchema,
  text: z.string(),
  /** Replaces it for everyone else. Empty for a public part. */
  notice: z.string(),
});

/** A page as Markdown, in parts with their own access. */
export const pageMarkdownSchema = z.strictObject({
  /** Front matter with the title and URL, for everyone who may know that the page exists. */
  header: z.string(),
  /** The teaser of a gated page, and the notice that replaces the rest. Empty for a public page. */
  teaser: z.array(partSchema),
  notice: z.string(),
  /** The complete page. */
  body: z.array(partSchema),
});

export type PageMarkdown = z.infer<typeof pageMarkdownSchema>;
export type MarkdownPart = z.infer<typeof partSchema>;

export interface ReadableMarkdown {
  text: string;
  /** Whether nothing was omitted. */
  isWhole: boolean;
  /** Whether it contains gated text. */
  isGated: boolean;
}

/**
 * Joins the parts of a page that a caller may read, with a notice in place of each other part.
 *
 * @param access of the page itself
 * @param reader `null` if signed out
 */
export function readPageMarkdown(
  access: Access,
  { header, teaser, notice, body }: PageMarkdown,
  reader: Entitled | null,
): ReadableMarkdown {
  const isOpen = decideAccess(access, reader) === 'open';
  const parts = isOpen ? body : teaser;
  const isReadable = (part: MarkdownPart): boolean => decideAccess(part.access, reader) === 'open';
  const texts = parts.map((part) => (isReadable(part) ? part.text : part.notice));
  const ending = isOpen || notice === '' ? '' : `\n\n${notice}`;
  return {
    // The parts have their original whitespace.
    text: `${header}\n\n${texts.join('').trim()}${ending}\n`,
    isWhole: isOpen && parts.every(isReadable),
    isGated:
      (isOpen && access !== 'public') ||
      parts.some((part) => part.access !== 'public' && isReadable(part)),
  };
}
