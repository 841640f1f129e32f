import type { Access } from './access';
import type { Preferences } from './preferences';
import type { Unlisted } from './unlisted';

/** A person with an account, as the site knows them. */
export interface Reader {
  id: string;
  name: string;
  email: string;
  image: string | null;
  role: 'reader' | 'administrator';
}

/** An unlisted page that the reader can open. */
export interface ReaderPage extends Unlisted {
  access: Access;
}

/** The response of `GET /api/me`. Signed out: `{ reader: null, plans: [], profile: null }`. */
export interface Me {
  reader: Reader | null;
  /** The ids of the active plans. */
  plans: string[];
  profile: Preferences | null;
  /** Unlisted pages that the reader can open. Left out when there are none. */
  pages?: ReaderPage[];
}
