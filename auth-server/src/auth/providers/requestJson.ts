/** Milliseconds to wait for a provider, because a reader is waiting, too (OAU-12). */
const TIMEOUT_MS = 5_000;
/** In characters. */
const MAX_LENGTH = 256 * 1024;

/**
 * Sends a request to a provider.
 * @throws when it doesn't respond in time, or responds with an error, a redirect or invalid JSON
 */
export async function requestJson(url: string, init: RequestInit = {}): Promise<unknown> {
  const answer = await fetch(url, {
    ...init,
    headers: { accept: 'application/json', ...init.headers },
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const text = await answer.text();
  if (!answer.ok || text.length > MAX_LENGTH) throw new Error(`answered ${answer.status}`);
  return JSON.parse(text) as unknown;
}
