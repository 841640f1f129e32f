import { ERROR_CODES, type ErrorCode } from '@gatehouse/contract/errorCodes';

interface Details {
  /** What happened, for the log only. */
  cause?: unknown;
  /** With `INVALID_INPUT`: what is wrong with which field. */
  fields?: Record<string, string>;
  /** Seconds after which to try again. */
  retryAfter?: number;
  /** With status 401: the header `WWW-Authenticate`. */
  challenge?: string;
  /** With `METHOD_NOT_ALLOWED`: the methods that are. */
  allow?: string;
  /** With `RANGE_NOT_SATISFIABLE`: how much there is, as the header `Content-Range` says it. */
  contentRange?: string | undefined;
}

/** An answer with an error code of the contract. The message is the code's: never the cause's. */
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
