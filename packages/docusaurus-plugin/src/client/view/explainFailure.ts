/**
 * Why the rest of a page, or part of it, failed to load.
 * - `refused`: the reader has no access, or no longer
 * - `stale`: it no longer exists, because a new version of the site was published
 * - `limited`: the reader has reached the reading limit for now
 * - `unreachable`: anything else
 */
export type Failure = 'refused' | Unopened;

/** Failures that don't depend on who the reader is. */
export type Unopened = 'stale' | 'limited' | 'unreachable';

/**
 * Whether it is the bundler's error for a script or stylesheet of an `import()` that failed to
 * load.
 */
export function isChunkError(error: unknown): boolean {
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown };
  return name === 'ChunkLoadError' || code === 'CSS_CHUNK_LOAD_FAILED';
}

/**
 * Requests the status of a chunk that failed to load, because script elements don't report it. The
 * session may have ended between the page and the chunk, or a new version of the site may have been
 * published.
 *
 * @param error what the bundler's `import()` rejected with
 */
export async function explainFailure(error: unknown): Promise<Failure> {
  const url = (error as { request?: unknown } | null)?.request;
  if (typeof url !== 'string') return 'unreachable';
  try {
    // The chunk may be on the server's own origin.
    const asked = { method: 'HEAD', cache: 'no-store', credentials: 'include' } as const;
    const { status } = await fetch(url, asked);
    if (status === 401 || status === 403) return 'refused';
    if (status === 429) return 'limited';
    return status === 404 || status === 410 ? 'stale' : 'unreachable';
  } catch {
    return 'unreachable';
  }
}
