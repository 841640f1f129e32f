import type { Me, Reader } from '@gatehouse/contract/me';
import { toPreferences, type Preferences } from '@gatehouse/contract/preferences';

/** The reader behind a session or an API key. */
export interface CurrentReader {
  user: Reader & {
    emailVerified: boolean;
    locale: string | null;
    /** See migration 005. */
    credentialVersion: number;
  };
  /** The ids of the reader's active plans. */
  plans: string[];
  profile: Preferences;
}

/** The columns to select in a query for `"user" u` that joins {@link READER_PROFILE}. */
export const READER_COLUMNS = `
  u.id, u.name, u.email, u."emailVerified", u.image, u.role, u.locale, u."credentialVersion",
  p.preferences,
  array(
    select distinct e.plan from entitlement e
     where e.user_id = u.id and e.revoked_at is null
       and e.starts_at <= now() and (e.ends_at is null or e.ends_at > now())
     order by e.plan
  ) as plans`;

export const READER_PROFILE = 'left join reader_profile p on p.user_id = u.id';

export type ReaderRow = CurrentReader['user'] & {
  /** `null` if the reader has never set any. */
  preferences: Record<string, unknown> | null;
  plans: string[];
};

export function toCurrentReader({ preferences, plans, ...user }: ReaderRow): CurrentReader {
  return { user, plans, profile: toPreferences(preferences) };
}

/** The body of `/api/me` for a reader. */
export function toMe({ user, plans, profile }: CurrentReader): Me & { reader: Reader } {
  const { id, name, email, image, role } = user;
  return { reader: { id, name, email, image, role }, plans, profile };
}
