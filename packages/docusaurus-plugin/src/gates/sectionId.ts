import { createHash } from 'node:crypto';

/** The id of a section's gate, made from its page's: the same on every machine. */
export function sectionId(pageId: string, number: number): string {
  return createHash('sha256').update(`${pageId}/${number}`).digest('hex').slice(0, 10);
}
