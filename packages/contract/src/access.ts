/**
 * What a page or a file asks for, and the one rule that decides.
 *
 * Free of dependencies: the browser loads this file.
 */

/**
 * - `'public'`: everyone
 * - `'members'`: every signed-in reader
 * - a list of plan ids: a reader with any of them. An empty list opens to no one.
 */
export type Access = 'public' | 'members' | readonly string[];

/** What a decision needs to know of a signed-in reader: the ids of the plans in force now. */
export interface Entitled {
  readonly plans: readonly string[];
}

/**
 * - `'open'`: hand out the body
 * - `'sign-in'`: no one is signed in, and signing in may help
 * - `'upgrade'`: signed in, but without a plan that opens it
 */
export type Decision = 'open' | 'sign-in' | 'upgrade';

/** The rule. `reader` is `null` for everyone who has no valid session. */
export function decideAccess(access: Access, reader: Entitled | null): Decision {
  if (access === 'public') return 'open';
  if (reader === null) return 'sign-in';
  if (access === 'members') return 'open';
  return access.some((plan) => reader.plans.includes(plan)) ? 'open' : 'upgrade';
}

/** The access of a file that several pages use: whoever may open one of them may have the file. */
export function mergeAccess(a: Access, b: Access): Access {
  if (a === 'public' || b === 'public') return 'public';
  if (a === 'members' || b === 'members') return 'members';
  return Array.from(new Set([...a, ...b])).sort();
}
