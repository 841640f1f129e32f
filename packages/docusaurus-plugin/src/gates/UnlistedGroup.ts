import type { Access } from '@gatehouse/contract/access';

/**
 * Unlisted pages that ask for the same access. They are built together and apart from all others: so no
 * reader of one learns of a page that someone else may read.
 */
export type UnlistedGroup = Exclude<Access, 'public'>;

/** Names the group that a build is made for. Not set: the public build. */
export const GROUP_VARIABLE = 'GATED_CONTENT_UNLISTED_GROUP';

/** The same for every order of the plans. */
export function groupKey(access: UnlistedGroup): string {
  return JSON.stringify(access === 'members' ? access : [...access].sort());
}

/** @returns `null` in the public build */
export function readGroup(environment: Record<string, string | undefined>): UnlistedGroup | null {
  const key = environment[GROUP_VARIABLE];
  return key === undefined ? null : (JSON.parse(key) as UnlistedGroup);
}
