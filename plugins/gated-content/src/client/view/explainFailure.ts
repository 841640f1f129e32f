/** Why the rest of a page did not load, as far as the reader can do something about it. */
export type Failure = 'sign-in' | 'stale' | 'unreachable';

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
    const { status } = await fetch(url, { method: 'HEAD', cache: 'no-store' });
    if (status === 401 || status === 403) return 'sign-in';
    return status === 404 || status === 410 ? 'stale' : 'unreachable';
  } catch {
    return 'unreachable';
  }
}
