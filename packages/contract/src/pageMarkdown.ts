import { z } from 'zod';
import { type Access, decideAccess, type Entitled } from './access';

/** See `Access` in `./access`. */
const accessSchema = z.union([
  z.literal('public'),
  z.literal('members'),
  z.array(z.string()).readonly(),
]);

const partSchema = z.strictObject({
  /** What the part requires by itself, on top of the page. */
  access: accessSchema,
  text: z.string(),
  /** Stands in its place for everyone else. Empty for a public part. */
  notice: z.string(),
});

/** A page as Markdown, in parts that each reader gets or doesn't get. */
export const pageMarkdownSchema = z.strictObject({
  /** Front matter with title and address. Everyone who may know of the page gets it. */
  header: z.string(),
  /** What everyone may read of a gated page, and what stands in place of the rest. Empty for a public page. */
  teaser: z.array(partSchema),
  notice: z.string(),
  /** The whole page. */
  body: z.array(partSchema),
});

export type PageMarkdown = z.infer<typeof pageMarkdownSchema>;
export type MarkdownPart = z.infer<typeof partSchema>;

export interface ReadableMarkdown {
  text: string;
  /** Nothing was left out. */
  isWhole: boolean;
  /** It has something that is not public. */
  isGated: boolean;
}

/**
 * Puts together what a caller may read of a page, with a notice wherever something is left out.
 *
 * @param access of the page itself
 * @param reader `null` for everyone without an account
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
    // The parts of a page are cut out of it: joined, they are as they were.
    text: `${header}\n\n${texts.join('').trim()}${ending}\n`,
    isWhole: isOpen && parts.every(isReadable),
    isGated:
      (isOpen && access !== 'public') ||
      parts.some((part) => part.access !== 'public' && isReadable(part)),
  };
}
