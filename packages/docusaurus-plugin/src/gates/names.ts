import { createHash } from 'node:crypto';
import path from 'node:path';

/** The prefix of the name of every chunk that contains a gated page. */
export const GATED_CHUNK = 'gated-';

/** The query that requests the whole page instead of its teaser. */
export const GATED_QUERY = 'gated';

export function isGatedQuery(resourceQuery: string): boolean {
  return new URLSearchParams(resourceQuery.replace(/^\?/, '')).has(GATED_QUERY);
}

/** The section that a query `?gated=<number>` requests. `null` for the page itself. */
export function sectionOfQuery(resourceQuery: string): number | null {
  const value = new URLSearchParams(resourceQuery.replace(/^\?/, '')).get(GATED_QUERY);
  return value !== null && /^\d+$/.test(value) ? Number(value) : null;
}

/** The gate's id: the same for a source file on every machine, without revealing its name. */
export function gateIdOf(siteDir: string, filePath: string): string {
  return shortHash(path.relative(siteDir, filePath).split(path.sep).join('/'));
}

/** The id of a section's gate, derived from its page's. */
export function sectionId(pageId: string, number: number): string {
  return shortHash(`${pageId}/${number}`);
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 10);
}
