import type { Access } from '@gatehouse/contract/access';

/**
 * Unlisted pages that require the same access. They are built together, and separately from all
 * others: so no reader of one learns about a page for other readers.
 */
export type UnlistedGroup = Exclude<Access, 'public'>;

/** The environment variable with the group that a build is for. Not set in the public build. */
export const GROUP_VARIABLE = 'GATED_CONTENT_UNLISTED_GROUP';

/** Independent of the order of the plans. */
export function groupKey(access: UnlistedGroup): string {
  return JSON.stringify(access === 'members' ? access : [...access].sort());
}

/** @returns `null` in the public build */
export function readGroup(environment: Record<string, string | undefined>): UnlistedGroup | null {
  const key = environment[GROUP_VARIABLE];
  return key === undefined ? null : (JSON.parse(key) as UnlistedGroup);
}
