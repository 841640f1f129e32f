import { isDatabaseUnavailable } from '../../db/isDatabaseUnavailable.js';
import { HttpError } from './HttpError.js';

/** Seconds: about as long as a database restarts, or a suspended one wakes up. */
const DATABASE_RETRY_AFTER = 5;

/** The one place where anything that was thrown becomes an answer. */
export function toHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  if (isDatabaseUnavailable(error)) {
    return new HttpError('DATABASE_UNAVAILABLE', {
      cause: error,
      retryAfter: DATABASE_RETRY_AFTER,
    });
  }
  // Express and the modules below it mark what the client did wrong with a status of their own.
  const { status } = (error ?? {}) as { status?: unknown };
  if (status === 413) return new HttpError('BODY_TOO_LARGE', { cause: error });
  if (status === 415) return new HttpError('UNSUPPORTED_MEDIA_TYPE', { cause: error });
  if (status === 404) return new HttpError('NOT_FOUND', { cause: error });
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new HttpError('BAD_REQUEST', { cause: error });
  }
  return new HttpError('INTERNAL_ERROR', { cause: error });
}
