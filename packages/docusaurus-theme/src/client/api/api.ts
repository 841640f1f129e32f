import type { ErrorBody } from '@gatehouse/contract/errorCodes';
import { AUTH_URL } from './siteData';

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
/** A picture from a phone, over a slow line. */
const UPLOAD_PATIENCE_MS = 60_000;

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
 * @param body sent as JSON; a `Blob` as it is
 * @param method `GET`, or `PATCH` when there is a body, unless it says otherwise
 */
export async function callApi<T>(
  path: string,
  body?: object,
  method: 'GET' | 'PATCH' | 'POST' | 'PUT' | 'DELETE' = body ? 'PATCH' : 'GET',
): Promise<Result<T>> {
  const isFile = body instanceof Blob;
  try {
    const response = await fetch(AUTH_URL + path, {
      // The session is the server's, also when that is not of the page's own origin.
      credentials: 'include',
      signal: AbortSignal.timeout(isFile ? UPLOAD_PATIENCE_MS : PATIENCE_MS),
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
