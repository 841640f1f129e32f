import { createHash } from 'node:crypto';
import path from 'node:path';

/** The name of every chunk that holds a gated page starts with this. */
export const GATED_CHUNK = 'gated-';

/** Asks the bundler for the whole page instead of its teaser. */
export const GATED_QUERY = 'gated';

export function isGatedQuery(resourceQuery: string): boolean {
  return new URLSearchParams(resourceQuery.replace(/^\?/, '')).has(GATED_QUERY);
}

/** Asked for as `?gated=<number>`: one section of a page. `null`: the page itself. */
export function sectionOfQuery(resourceQuery: string): number | null {
  const value = new URLSearchParams(resourceQuery.replace(/^\?/, '')).get(GATED_QUERY);
  return value !== null && /^\d+$/.test(value) ? Number(value) : null;
}

/** The gate's id: the same for a source file on every machine, and nothing that tells its name. */
export function gateIdOf(siteDir: string, filePath: string): string {
  return shortHash(path.relative(siteDir, filePath).split(path.sep).join('/'));
}

/** The id of a section's gate, made from its page's. */
export function sectionId(pageId: string, number: number): string {
  return shortHash(`${pageId}/${number}`);
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 10);
}
