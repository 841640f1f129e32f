import type { ErrorCode } from './errorCodes';

/**
 * Marks `<html>` of the site's 404 page when it replaces what is refused: in a tab, a person gets that page
 * where a program gets `{ code, message, requestId }`. Its value is a {@link Refusal}.
 */
export const REFUSAL_ATTRIBUTE = 'data-gate-refusal';

/** What the page says, in the words of the paywall. Other errors are of a program's making. */
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
