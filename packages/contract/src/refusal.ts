import type { ErrorCode } from './errorCodes';

/**
 * Marks `<html>` of the site's 404 page when it is sent in place of a refused page: a person's
 * browser gets that page, a program gets `{ code, message, requestId }`. Its value is a {@link
 * Refusal}.
 */
export const REFUSAL_ATTRIBUTE = 'data-gate-refusal';

/** What the page says, worded like the paywall. Only programs cause other errors. */
export const REFUSALS = {
  SIGN_IN_REQUIRED: 'sign-in',
  PLAN_REQUIRED: 'upgrade',
  TOO_MANY_REQUESTS: 'limited',
  DATABASE_UNAVAILABLE: 'unreachable',
  INTERNAL_ERROR: 'unreachable',
} as const satisfies Partial<Record<ErrorCode, string>>;

export type Refusal = (typeof REFUSALS)[keyof typeof REFUSALS];

export function refusalOf(code: ErrorCode): Refusal | null {
  return code in REFUSALS ? REFUSALS[code as keyof typeof REFUSALS] : null;
}
