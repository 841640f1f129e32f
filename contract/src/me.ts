import type { Preferences } from './preferences';

/** A person with an account, as the site sees them. */
export interface Reader {
  id: string;
  name: string;
  email: string;
  image: string | null;
  role: 'reader' | 'administrator';
}

/** The answer of `GET /api/me`. Signed out: `{ reader: null, plans: [], profile: null }`. */
export interface Me {
  reader: Reader | null;
  /** The ids of the plans in force now. */
  plans: string[];
  profile: Preferences | null;
}
