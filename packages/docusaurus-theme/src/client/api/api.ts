import type { ErrorBody } from '@gatehouse/contract/errorCodes';
import { AUTH_URL } from './siteData';

/** An error that a page can show. */
export interface Failure {
  ok: false;
  /**
   * A code from the contract's table, one of Better Auth's, or `UNREACHABLE` without a response.
   */
  code: string;
  message: string;
  /** The problem of each invalid field. */
  fields?: Record<string, string>;
  /** Seconds until another attempt is allowed. */
  retryAfter?: number;
}

export type Result<T> = { ok: true; value: T } | Failure;

const TIMEOUT_MS = 10_000;
/** Enough for a phone picture over a slow connection. */
const UPLOAD_TIMEOUT_MS = 60_000;

/** No response, or one that isn't from our server: a proxy's error page, a static host's 404. */
export const UNREACHABLE: Failure = {
  ok: false,
  code: 'UNREACHABLE',
  message: 'The account server is not responding.',
};

/**
 * Parses an error response. `body` is untrusted: anything of another form counts as no response.
 */
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
 * @param body sent as JSON; a `Blob` is sent unchanged
 * @param method by default `GET`, or `PATCH` with a body
 */
export async function callApi<T>(
  path: string,
  body?: object,
  method: 'GET' | 'PATCH' | 'POST' | 'PUT' | 'DELETE' = body ? 'PATCH' : 'GET',
): Promise<Result<T>> {
  const isFile = body instanceof Blob;
  try {
    const response = await fetch(AUTH_URL + path, {
      // The session belongs to the server, even if its origin differs from the page's.
      credentials: 'include',
      signal: AbortSignal.timeout(isFile ? UPLOAD_TIMEOUT_MS : TIMEOUT_MS),
      method,
      ...(body && {
        headers: { 'content-type': isFile ? body.type : 'application/json' },
        body: isFile ? body : JSON.stringify(body),
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
