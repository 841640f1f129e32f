import type { ErrorBody } from '@gatehouse/contract/errorCodes';
import { AUTH_URL } from './authUrl';

/** What went wrong, in a form that a page can show. */
export interface Failure {
  ok: false;
  /** A code of the contract's table, one of Better Auth's, or `UNREACHABLE` without an answer. */
  code: string;
  message: string;
  /** What is wrong with which field. */
  fields?: Record<string, string>;
  /** Seconds until another attempt is let through. */
  retryAfter?: number;
}

export type Result<T> = { ok: true; value: T } | Failure;

const PATIENCE_MS = 10_000;

/** No answer, or one that does not come from our server: a proxy's error page, a static host's 404. */
export const UNREACHABLE: Failure = {
  ok: false,
  code: 'UNREACHABLE',
  message: 'The account server does not answer.',
};

/** Reads what an error answer says. `body` is untrusted: anything but our own form is no answer. */
export function toFailure(body: unknown, retryAfter: string | null): Failure {
  const { code, message, fields } = (body ?? {}) as Partial<ErrorBody>;
  if (typeof code !== 'string') return UNREACHABLE;
  const seconds = Number.parseInt(retryAfter ?? '', 10);
  return {
    ok: false,
    code,
    message: message ?? code,
    ...(fields && { fields }),
    ...(seconds > 0 && { retryAfter: seconds }),
  };
}

/**
 * Calls the server and never throws.
 *
 * @param path below the server's origin: `/api/me`
 * @param body sent as JSON by `PATCH`; without it the call is a `GET`
 */
export async function callApi<T>(path: string, body?: object): Promise<Result<T>> {
  try {
    const response = await fetch(AUTH_URL + path, {
      // The session is the server's, also when that is not of the page's own origin.
      credentials: 'include',
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(body && {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    const answer: unknown = await response.json();
    return response.ok
      ? { ok: true, value: answer as T }
      : toFailure(answer, response.headers.get('retry-after'));
  } catch {
    return UNREACHABLE;
  }
}
