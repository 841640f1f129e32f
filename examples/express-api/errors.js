import { ReaderAuthError } from '@gatehouse/service-auth';
import { randomUUID } from 'node:crypto';

/** An error that becomes the answer `{ code, message, requestId }`. */
export class ServiceError extends Error {
  /**
   * @param {number} status
   * @param {string} code
   * @param {string} message
   * @param {{ cause?: unknown, headers?: Record<string, string> }} details
   */
  constructor(status, code, message, { cause, headers = {} } = {}) {
    super(message, { cause });
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** Also for someone else's note: whether it exists is nobody else's business. */
export const notFound = () => new ServiceError(404, 'NOT_FOUND', 'Not found.');

/**
 * Gives each request an id, which the log and error answers name.
 *
 * @param {import('express').Request} request
 * @param {import('express').Response} response
 * @param {import('express').NextFunction} next
 */
export function identifyRequest(request, response, next) {
  const id = randomUUID();
  Object.assign(request, { id });
  response.set({ 'X-Request-Id': id, 'Cache-Control': 'no-store' });
  next();
}

/** @typedef {(message: string, cause: unknown) => void} Log */

/**
 * Answers errors. What went wrong stays in the log.
 *
 * @param {Log} log
 * @returns {import('express').ErrorRequestHandler}
 */
export function createErrorHandler(log) {
  return (error, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const known = toKnownError(error);
    const { status, code, message, headers } = known;
    const requestId = String(Object(request).id);
    if (status >= 500) log(`${code} (request ${requestId})`, known.cause);
    response.status(status).set(headers).json({ code, message, requestId });
  };
}

/** @param {unknown} error */
function toKnownError(error) {
  if (error instanceof ServiceError || error instanceof ReaderAuthError) return error;
  // Of Express, and of its body parser.
  const { status } = Object(error);
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new ServiceError(status, 'BAD_REQUEST', 'The request is malformed.');
  }
  return new ServiceError(500, 'INTERNAL_ERROR', 'Something went wrong on our end.', {
    cause: error,
  });
}
