/**
 * Access to a page or file, and the one rule that decides it.
 *
 * No dependencies: the browser loads this file.
 */

/**
 * - `'public'`: everyone
 * - `'members'`: every signed-in reader
 * - a list of plan ids: a reader with any of them. An empty list refuses everyone.
 */
export type Access = 'public' | 'members' | readonly string[];

/** What a decision needs to know about a signed-in reader: the ids of their active plans. */
export interface Entitled {
  readonly plans: readonly string[];
}

/**
 * - `'open'`: send the body
 * - `'sign-in'`: not signed in; signing in may help
 * - `'upgrade'`: signed in, but without a plan that grants access
 */
export type Decision = 'open' | 'sign-in' | 'upgrade';

/** The access rule. `reader` is `null` without a valid session. */
export function decideAccess(access: Access, reader: Entitled | null): Decision {
  if (access === 'public') return 'open';
  if (reader === null) return 'sign-in';
  if (access === 'members') return 'open';
  return access.some((plan) => reader.plans.includes(plan)) ? 'open' : 'upgrade';
}

/** The access of a file that several pages use: anyone who can open one of them can load the file. */
export function mergeAccess(a: Access, b: Access): Access {
  if (a === 'public' || b === 'public') return 'public';
  if (a === 'members' || b === 'members') return 'members';
  return Array.from(new Set([...a, ...b])).sort();
}
