import type { Access } from './access';
import type { Preferences } from './preferences';
import type { Unlisted } from './unlisted';

/** A person with an account, as the site sees them. */
export interface Reader {
  id: string;
  name: string;
  email: string;
  image: string | null;
  role: 'reader' | 'administrator';
}

/** An unlisted page that the reader may open. */
export interface ReaderPage extends Unlisted {
  access: Access;
}

/** The answer of `GET /api/me`. Signed out: `{ reader: null, plans: [], profile: null }`. */
export interface Me {
  reader: Reader | null;
  /** The ids of the plans in force now. */
  plans: string[];
  profile: Preferences | null;
  /** Unlisted pages that are open to the reader. Not there when there are none. */
  pages?: ReaderPage[];
}
