import { fetchWithToken } from '@gatehouse/docusaurus-theme/client';

/** A note in the responses of `examples/fastapi`. */
export interface Note {
  id: string;
  text: string;
}

export interface Failure {
  ok: false;
  /** `null`: nothing responds there. */
  message: string | null;
  /** Signing in helps. */
  isSignedOut: boolean;
}

export type Answer<T> = { ok: true; value: T } | Failure;

const TIMEOUT_MS = 10_000;

/**
 * Calls the example service with the reader's token, and never throws.
 *
 * @param service its origin
 * @param path below it: `/notes`
 */
export async function callNotes<T>(
  service: string,
  path: string,
  method: 'GET' | 'POST' | 'DELETE' = 'GET',
  body?: object,
): Promise<Answer<T>> {
  try {
    const response = await fetchWithToken(service + path, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
      method,
      ...(body && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    const answer = (response.status === 204 ? null : await response.json()) as unknown;
    if (response.ok) return { ok: true, value: answer as T };
    const { message } = (answer ?? {}) as { message?: string };
    return {
      ok: false,
      message: message ?? `${response.status}`,
      isSignedOut: response.status === 401,
    };
  } catch {
    return { ok: false, message: null, isSignedOut: false };
  }
}
