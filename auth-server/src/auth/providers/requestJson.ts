/** Milliseconds that we wait for a provider, while a reader waits for us (OAU-12). */
const PATIENCE = 5_000;
/** Characters. */
const LONGEST = 256 * 1024;

/**
 * Asks a provider.
 *
 * @throws when it does not answer in time, with an error, with a redirect, or not with JSON
 */
export async function requestJson(url: string, init: RequestInit = {}): Promise<unknown> {
  const answer = await fetch(url, {
    ...init,
    headers: { accept: 'application/json', ...init.headers },
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE),
  });
  const text = await answer.text();
  if (!answer.ok || text.length > LONGEST) throw new Error(`answered ${answer.status}`);
  return JSON.parse(text) as unknown;
}
