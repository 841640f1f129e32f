import { ERROR_CODES, type ErrorCode } from '@gatehouse/contract/errorCodes';

interface Details {
  /** What happened, for the log only. */
  cause?: unknown;
  /** With `INVALID_INPUT`: the problem of each invalid field. */
  fields?: Record<string, string>;
  /** Seconds until a retry makes sense. */
  retryAfter?: number;
  /** With status 401: the header `WWW-Authenticate`. */
  challenge?: string;
  /** With `METHOD_NOT_ALLOWED`: the allowed methods. */
  allow?: string;
  /** With `RANGE_NOT_SATISFIABLE`: the total size, in the format of the header `Content-Range`. */
  contentRange?: string | undefined;
}

/**
 * An error response with a code from the contract. The message is the code's, never the cause's.
 */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly status: number;

  constructor(
    readonly code: ErrorCode,
    readonly details: Details = {},
  ) {
    super(ERROR_CODES[code].message, { cause: details.cause });
    this.status = ERROR_CODES[code].status;
  }
}
