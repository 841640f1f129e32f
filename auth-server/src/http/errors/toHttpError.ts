import type { ErrorCode } from '@gatehouse/contract/errorCodes';
import { isDatabaseUnavailable } from '../../db/isDatabaseUnavailable.js';
import { isCollision, isDuplicate, isOvertaken, isTooMany } from '../../db/violations.js';
import { InvalidApiKey } from '../../session/callerReader.js';
import { HttpError } from './HttpError.js';

/** In seconds: about as long as a database takes to restart, or a suspended one to resume. */
const DATABASE_RETRY_AFTER = 5;

/** What Express and its modules throw. */
interface StatusError {
  status?: unknown;
  headers?: Record<string, string>;
}

/** The one place that turns anything thrown into a response. */
export function toHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  if (error instanceof InvalidApiKey) {
    // RFC 6750, 3.1
    const challenge = 'Bearer error="invalid_token"';
    return new HttpError('INVALID_API_KEY', { cause: error, challenge });
  }
  // Before the database check: a client's disconnect has the same error codes as the database's
  // network.
  const { status, headers } = (error ?? {}) as StatusError;
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return clientError(status, { cause: error, contentRange: headers?.['Content-Range'] });
  }
  if (isDatabaseUnavailable(error)) {
    return new HttpError('DATABASE_UNAVAILABLE', {
      cause: error,
      retryAfter: DATABASE_RETRY_AFTER,
    });
  }
  if (isOvertaken(error)) return new HttpError('SIGN_IN_REQUIRED', { cause: error });
  if (isTooMany(error)) return new HttpError('TOO_MANY_API_KEYS', { cause: error });
  if (isDuplicate(error)) return new HttpError('CONFLICT', { cause: error });
  if (isCollision(error)) return new HttpError('SERVER_BUSY', { cause: error, retryAfter: 1 });
  return new HttpError('INTERNAL_ERROR', { cause: error });
}

/** Statuses with their own code. */
const CLIENT_ERRORS: Readonly<Record<number, ErrorCode>> = {
  404: 'NOT_FOUND',
  412: 'PRECONDITION_FAILED',
  413: 'BODY_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  416: 'RANGE_NOT_SATISFIABLE',
};

function clientError(
  status: number,
  { cause, contentRange }: { cause: unknown; contentRange: string | undefined },
): HttpError {
  const code = CLIENT_ERRORS[status] ?? 'BAD_REQUEST';
  return new HttpError(
    code,
    code === 'RANGE_NOT_SATISFIABLE' ? { cause, contentRange } : { cause },
  );
}
