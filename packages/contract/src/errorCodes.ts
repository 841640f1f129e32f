/**
 * Every error that an answer of the server can carry, in one table. An answer is
 * `{ code, message, requestId }`, and nothing of the cause: that stands in the log under the
 * request's id.
 */
export const ERROR_CODES = {
  BAD_REQUEST: { status: 400, message: 'The request is malformed.' },
  MALFORMED_JSON: { status: 400, message: 'The body is not valid JSON.' },
  INVALID_INPUT: { status: 400, message: 'Some values are not accepted.' },
  INVALID_TOKEN: { status: 400, message: 'This link does not work any more. Ask for a new one.' },
  COMMON_PASSWORD: {
    status: 400,
    message: 'Others would guess this password. Choose another one.',
  },
  BREACHED_PASSWORD: {
    status: 400,
    message: 'This password is known from a breach. Choose another one.',
  },
  SIGN_IN_REQUIRED: { status: 401, message: 'Sign in to go on.' },
  INVALID_EMAIL_OR_PASSWORD: { status: 401, message: 'Email or password is wrong.' },
  CODE_ALREADY_USED: {
    status: 401,
    message: 'This code has already been used. Wait for the next one.',
  },
  SESSION_NOT_FRESH: { status: 403, message: 'Sign in once more to go on.' },
  PLAN_REQUIRED: { status: 403, message: 'Your plan does not include this.' },
  SIGN_UP_CLOSED: { status: 403, message: 'New accounts are not being made here.' },
  CROSS_SITE_REQUEST: { status: 403, message: 'This request came from another site.' },
  NOT_FOUND: { status: 404, message: 'There is nothing here.' },
  METHOD_NOT_ALLOWED: { status: 405, message: 'This method is not supported here.' },
  LAST_WAY_IN: {
    status: 409,
    message: 'This is the only way into the account. Add another one first.',
  },
  CONFLICT: {
    status: 409,
    message: 'The same was done at the same moment. Reload, and see what is there now.',
  },
  PRECONDITION_FAILED: {
    status: 412,
    message: 'This is not the version that the request asks for.',
  },
  BODY_TOO_LARGE: { status: 413, message: 'The body is larger than the limit.' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, message: 'Send the body as application/json.' },
  RANGE_NOT_SATISFIABLE: { status: 416, message: 'The file has no such part.' },
  UNKNOWN_HOST: { status: 421, message: 'This server does not answer for that host.' },
  TOO_MANY_REQUESTS: { status: 429, message: 'Too many attempts. Wait a moment and try again.' },
  INTERNAL_ERROR: { status: 500, message: 'Something went wrong on our side.' },
  DATABASE_UNAVAILABLE: {
    status: 503,
    message: 'Accounts are unavailable at the moment. Try again shortly.',
  },
  SCHEMA_OUTDATED: { status: 503, message: 'The database is not of this version of the server.' },
  SHUTTING_DOWN: { status: 503, message: 'The server is shutting down. Try again shortly.' },
  SERVER_BUSY: { status: 503, message: 'The server is busy. Try again shortly.' },
} as const satisfies Record<string, { status: number; message: string }>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** The body of every answer with status 400 and up. */
export interface ErrorBody {
  /** A code of the table above, or one of Better Auth's for `/api/auth/*`. */
  code: string;
  message: string;
  requestId: string;
  /** With `INVALID_INPUT`: what is wrong with which field. */
  fields?: Record<string, string>;
}
