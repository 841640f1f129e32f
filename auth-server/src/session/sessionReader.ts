import { retryRead } from '../db/retryRead.js';
import type { Pool } from '../db/watchedPool.js';
import {
  type CurrentReader,
  READER_COLUMNS,
  READER_PROFILE,
  type ReaderRow,
  toCurrentReader,
} from './currentReader.js';
import type { SessionCookie } from './sessionCookie.js';

/** Minutes after signing in during which a reader can make sensitive changes (SES-17; ASVS 5.0 7.5.1). */
export const FRESH_MINUTES = 15;

/** A valid session and its reader. */
export interface CurrentSession extends CurrentReader {
  /** Not the token: safe to show. */
  id: string;
  /** By the database's clock. */
  isFresh: boolean;
  /** Extended if the reader returns before then. */
  expiresAt: Date;
}

export interface SessionReader {
  /**
   * Finds the session in a `Cookie` header. Queries the database only if the cookie's signature is valid.
   *
   * @returns `null` without a session, if it is expired or revoked, or if the reader is banned
   * @throws when the database is unavailable: an outage never counts as signed out
   */
  get(cookieHeader: string | undefined): Promise<CurrentSession | null>;
}

/**
 * Everything that a decision needs, in one query. Times are by the database's clock, since the clocks
 * of several servers differ. Named, so that each connection plans it only once.
 */
const QUERY = {
  name: 'session',
  text: `
    select s.id as session_id,
           s."createdAt" > now() - interval '${FRESH_MINUTES} minutes' as fresh,
           s."updatedAt" < now() - interval '5 minutes' as unseen,
           s."expiresAt" as expires_at,
           ${READER_COLUMNS}
      from session s
      join "user" u on u.id = s."userId"
      ${READER_PROFILE}
     where s.token = $1 and s."expiresAt" > now() and u."bannedAt" is null`,
};

type Row = ReaderRow & {
  session_id: string;
  fresh: boolean;
  /** Last seen more than five minutes ago. */
  unseen: boolean;
  expires_at: Date;
};

/**
 * Reads sessions instead of Better Auth, which takes several times as long for each gated page, and
 * doesn't know plans or bans.
 */
export function createSessionReader(options: {
  cookie: SessionCookie;
  pool: Pool;
  idleDays: number;
}): SessionReader {
  return {
    get: async (cookieHeader) => {
      const token = options.cookie.readToken(cookieHeader);
      if (token === null) return null;
      const { rows } = await retryRead(() =>
        options.pool.query<Row>({ ...QUERY, values: [token] }),
      );
      const [row] = rows;
      if (row === undefined) return null;
      const { session_id: id, fresh, unseen, expires_at: expiresAt, ...reader } = row;
      if (unseen) void extend(options.pool, token, options.idleDays);
      return { id, isFresh: fresh, expiresAt, ...toCurrentReader(reader) };
    },
  };
}

/**
 * Records a visit and extends the session, but never beyond its absolute end (SES-12). Runs in the
 * background: the response doesn't wait for it or fail with it. A session that has ended is not revived.
 */
const EXTEND = `
  update session
     set "updatedAt" = now(),
         "expiresAt" = least(now() + $2 * interval '1 day', coalesce("endsAt", "expiresAt"))
   where token = $1 and "expiresAt" > now()`;

async function extend(pool: Pool, token: string, idleDays: number): Promise<void> {
  await pool.query(EXTEND, [token, idleDays]).catch(() => undefined);
}
