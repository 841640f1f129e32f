/** How often and at which intervals sending an email is attempted. */
export interface RetryPlan {
  /** Total attempts. */
  attempts: number;
  /** Milliseconds after the first failure. Doubles with each further one. */
  first: number;
  /** The longest delay in milliseconds. */
  longest: number;
}

/**
 * Fifteen hours, to outlast a provider's outage. Emails with a link are given up when it expires.
 */
export const DEFAULT_RETRY_PLAN: RetryPlan = { attempts: 24, first: 10_000, longest: 3_600_000 };

/**
 * Milliseconds to wait after a failed attempt: between half and all of the plan's delay, so that
 * the emails of one outage are not all retried at the same moment.
 * @param attempt counted from 1
 * @param random from 0 to 1
 */
export function retryDelay(plan: RetryPlan, attempt: number, random = Math.random()): number {
  const delay = Math.min(plan.longest, plan.first * 2 ** (attempt - 1));
  return Math.round(delay * (0.5 + random / 2));
}
