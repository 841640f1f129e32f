/** How often, and how far apart, an email is tried. */
export interface RetryPlan {
  /** Attempts in all. */
  attempts: number;
  /** Milliseconds after the first failure. Doubles with each further one. */
  first: number;
  /** Milliseconds at most. */
  longest: number;
}

/** Fifteen hours: a provider's bad day. Emails with a link end when it does. */
export const DEFAULT_RETRY_PLAN: RetryPlan = { attempts: 24, first: 10_000, longest: 3_600_000 };

/**
 * Milliseconds to wait after a failed attempt: between half and all of the plan's, so that the emails of
 * one outage do not all come back at one moment.
 * @param attempt counts from 1
 * @param random from 0 to 1
 */
export function retryDelay(plan: RetryPlan, attempt: number, random = Math.random()): number {
  const delay = Math.min(plan.longest, plan.first * 2 ** (attempt - 1));
  return Math.round(delay * (0.5 + random / 2));
}
