import type { z } from 'zod';
import type { errorSchema } from './errorSchema';

/**
 * All errors that the server can respond with. The body is `{ code, message, requestId }` and never
 * reveals the cause, which is in the log under the request's id.
 */
export const ERROR_CODES = {
  BAD_REQUEST: { status: 400, message: 'The request is malformed.' },
  MALFORMED_JSON: { status: 400, message: 'The body is not valid JSON.' },
  INVALID_INPUT: { status: 400, message: 'Some values are not valid.' },
  INVALID_TOKEN: { status: 400, message: 'This link is no longer valid. Request a new one.' },
  COMMON_PASSWORD: {
    status: 400,
    message: 'This password is too easy to guess. Choose another one.',
  },
  BREACHED_PASSWORD: {
    status: 400,
    message: 'This password appeared in a data breach. Choose another one.',
  },
  SIGN_IN_REQUIRED: { status: 401, message: 'Sign in to continue.' },
  INVALID_EMAIL_OR_PASSWORD: { status: 401, message: 'Incorrect email or password.' },
  CODE_ALREADY_USED: {
    status: 401,
    message: 'This code has already been used. Wait for the next one.',
  },
  INVALID_ACCESS_TOKEN: { status: 401, message: 'The access token or API key is not valid.' },
  INVALID_API_KEY: {
    status: 401,
    message: 'The API key is not valid. It may have expired or been revoked.',
  },
  INVALID_SERVICE_CREDENTIAL: { status: 401, message: 'The service credential is not valid.' },
  SESSION_NOT_FRESH: { status: 403, message: 'Sign in again to continue.' },
  PLAN_REQUIRED: { status: 403, message: 'Your plan does not include this.' },
  SIGN_UP_CLOSED: { status: 403, message: 'Sign-up is closed.' },
  CROSS_SITE_REQUEST: { status: 403, message: 'This request came from another site.' },
  NOT_FOUND: { status: 404, message: 'Not found.' },
  METHOD_NOT_ALLOWED: { status: 405, message: 'This method is not allowed here.' },
  LAST_WAY_IN: {
    status: 409,
    message: 'This is the only way to sign in to the account. Add another one first.',
  },
  TOO_MANY_API_KEYS: {
    status: 409,
    message: 'You have reached the maximum number of API keys. Revoke one first.',
  },
  CONFLICT: {
    status: 409,
    message: 'Someone changed this at the same time. Reload to see the current state.',
  },
  PRECONDITION_FAILED: {
    status: 412,
    message: 'The request does not match the current version.',
  },
  BODY_TOO_LARGE: { status: 413, message: 'The body is too large.' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, message: 'The body has the wrong Content-Type.' },
  RANGE_NOT_SATISFIABLE: { status: 416, message: 'The requested range does not exist.' },
  UNKNOWN_HOST: { status: 421, message: 'This server does not serve that host.' },
  TOO_MANY_REQUESTS: { status: 429, message: 'Too many attempts. Try again in a moment.' },
  INTERNAL_ERROR: { status: 500, message: 'Something went wrong on our end.' },
  DATABASE_UNAVAILABLE: {
    status: 503,
    message: 'Accounts are unavailable right now. Try again in a moment.',
  },
  KEYS_UNAVAILABLE: {
    status: 503,
    message: 'Access tokens are unavailable right now. Try again in a moment.',
  },
  SCHEMA_OUTDATED: {
    status: 503,
    message: 'The database schema is older than this version of the server.',
  },
  SHUTTING_DOWN: { status: 503, message: 'The server is shutting down. Try again in a moment.' },
  SERVER_BUSY: { status: 503, message: 'The server is busy. Try again in a moment.' },
} as const satisfies Record<string, { status: number; message: string }>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** The body of every response with status 400 or higher. */
export type ErrorBody = z.infer<typeof errorSchema>;
