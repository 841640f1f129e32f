/**
 * Why the rest of a page, or a part of it, did not load.
 * - `refused`: its reader may not have it, or not any more
 * - `stale`: it is not there any more, because the site was published anew
 * - `limited`: its reader has read as much as anyone may for now
 * - `unreachable`: anything else
 */
export type Failure = 'refused' | Unopened;

/** What cannot be changed by asking who reads. */
export type Unopened = 'stale' | 'limited' | 'unreachable';

/** What a bundler's `import()` rejects with when a script or a style sheet of it does not come. */
export function isChunkError(error: unknown): boolean {
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown };
  return name === 'ChunkLoadError' || code === 'CSS_CHUNK_LOAD_FAILED';
}

/**
 * Asks for the status of a chunk that failed to load: a script element does not tell. The session may
 * have ended between the page and the chunk, or the site may have been published anew.
 *
 * @param error what the bundler's `import()` rejected with
 */
export async function explainFailure(error: unknown): Promise<Failure> {
  const url = (error as { request?: unknown } | null)?.request;
  if (typeof url !== 'string') return 'unreachable';
  try {
    // The chunk may be of the server's own origin.
    const asked = { method: 'HEAD', cache: 'no-store', credentials: 'include' } as const;
    const { status } = await fetch(url, asked);
    if (status === 401 || status === 403) return 'refused';
    if (status === 429) return 'limited';
    return status === 404 || status === 410 ? 'stale' : 'unreachable';
  } catch {
    return 'unreachable';
  }
}
