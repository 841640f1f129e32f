import type { Pool } from '../db/pool.js';
import type { SessionCookie } from './sessionCookie.js';

/** Minutes after signing in, in which a reader may change what matters (SES-17; ASVS 5.0 7.5.1). */
export const FRESH_MINUTES = 15;

export interface CurrentSession {
  /** Not the token: it may be shown. */
  id: string;
  /** By the clock of the database. */
  isFresh: boolean;
  user: {
    id: string;
    name: string;
    email: string;
    locale: string | null;
    /** See migration 005. */
    credentialVersion: number;
  };
}

export interface SessionGuard {
  /** @returns `null` for everybody without a session in force */
  get(cookieHeader: string | undefined): Promise<CurrentSession | null>;
}

interface Row {
  id: string;
  fresh: boolean;
  user_id: string;
  name: string;
  email: string;
  locale: string | null;
  credential_version: number;
}

/** Reads whose session it is, for routes of the account itself. For pages see sessionReader. */
export function createSessionGuard(options: { cookie: SessionCookie; pool: Pool }): SessionGuard {
  return {
    get: async (cookieHeader) => {
      const token = options.cookie.readToken(cookieHeader);
      if (token === null) return null;
      const { rows } = await options.pool.query<Row>(
        `select s.id, s."createdAt" > now() - interval '${FRESH_MINUTES} minutes' as fresh,
                u.id as user_id, u.name, u.email, u.locale,
                u."credentialVersion" as credential_version
           from session s join "user" u on u.id = s."userId"
          where s.token = $1 and s."expiresAt" > now() and u."bannedAt" is null`,
        [token],
      );
      const [row] = rows;
      if (row === undefined) return null;
      const { name, email, locale, credential_version: credentialVersion } = row;
      return {
        id: row.id,
        isFresh: row.fresh,
        user: { id: row.user_id, name, email, locale, credentialVersion },
      };
    },
  };
}
