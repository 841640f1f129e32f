import type { Pool } from '../db/pool.js';
import {
  type CurrentReader,
  READER_COLUMNS,
  READER_PROFILE,
  type ReaderRow,
  toCurrentReader,
} from './currentReader.js';
import type { SessionCookie } from './sessionCookie.js';

/** Minutes after signing in, in which a reader may change what matters (SES-17; ASVS 5.0 7.5.1). */
export const FRESH_MINUTES = 15;

/** A valid session, and whoever stands behind it. */
export interface CurrentSession extends CurrentReader {
  /** Not the token: it may be shown. */
  id: string;
  /** By the clock of the database. */
  isFresh: boolean;
  /** Unless its reader comes back. */
  expiresAt: Date;
}

export interface SessionReader {
  /**
   * Whose session a `Cookie` header carries. Asks the database only for a cookie that we signed.
   *
   * @returns `null` for everybody without a session in force: none, expired, revoked or banned
   * @throws when the database cannot be reached: an outage is never an answer
   */
  get(cookieHeader: string | undefined): Promise<CurrentSession | null>;
}

/**
 * All that a decision needs, in one query. Time is the database's: the clocks of several servers
 * differ. Named, so that each connection plans it once.
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
  /** Not for five minutes. */
  unseen: boolean;
  expires_at: Date;
};

/**
 * Reads sessions beside Better Auth's own reader, which needs several times as long for each gated
 * page, and knows neither plans nor bans.
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
      const { rows } = await options.pool.query<Row>({ ...QUERY, values: [token] });
      const [row] = rows;
      if (row === undefined) return null;
      const { session_id: id, fresh, unseen, expires_at: expiresAt, ...reader } = row;
      if (unseen) void extend(options.pool, token, options.idleDays);
      return { id, isFresh: fresh, expiresAt, ...toCurrentReader(reader) };
    },
  };
}

/**
 * Notes a visit, and lets the session live on from it, but never beyond its absolute end (SES-12). Beside
 * the answer, which neither waits for it nor fails with it. A session that has ended meanwhile stays so.
 */
const EXTEND = `
  update session
     set "updatedAt" = now(),
         "expiresAt" = least(now() + $2 * interval '1 day', coalesce("endsAt", "expiresAt"))
   where token = $1 and "expiresAt" > now()`;

async function extend(pool: Pool, token: string, idleDays: number): Promise<void> {
  await pool.query(EXTEND, [token, idleDays]).catch(() => undefined);
}
