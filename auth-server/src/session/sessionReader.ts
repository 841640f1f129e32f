import type { Me, Reader } from '@gatehouse/contract/me';
import { toPreferences, type Preferences } from '@gatehouse/contract/preferences';
import type { Pool } from '../db/pool.js';
import type { SessionCookie } from './sessionCookie.js';

/** Minutes after signing in, in which a reader may change what matters (SES-17; ASVS 5.0 7.5.1). */
export const FRESH_MINUTES = 15;

/** A valid session, and whoever stands behind it. */
export interface CurrentSession {
  /** Not the token: it may be shown. */
  id: string;
  /** By the clock of the database. */
  isFresh: boolean;
  /** Unless its reader comes back. */
  expiresAt: Date;
  user: Reader & {
    emailVerified: boolean;
    locale: string | null;
    /** See migration 005. */
    credentialVersion: number;
  };
  /** The ids of the plans in force. */
  plans: string[];
  profile: Preferences;
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
           u.id, u.name, u.email, u."emailVerified", u.image, u.role, u.locale, u."credentialVersion",
           p.preferences,
           array(
             select distinct e.plan from entitlement e
              where e.user_id = u.id and e.revoked_at is null
                and e.starts_at <= now() and (e.ends_at is null or e.ends_at > now())
              order by e.plan
           ) as plans
      from session s
      join "user" u on u.id = s."userId"
      left join reader_profile p on p.user_id = u.id
     where s.token = $1 and s."expiresAt" > now() and u."bannedAt" is null`,
};

type Row = CurrentSession['user'] & {
  session_id: string;
  fresh: boolean;
  /** Not for five minutes. */
  unseen: boolean;
  expires_at: Date;
  /** `null`: nothing was ever chosen. */
  preferences: Record<string, unknown> | null;
  plans: string[];
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
      const {
        session_id: id,
        fresh,
        unseen,
        expires_at: expiresAt,
        preferences,
        plans,
        ...user
      } = row;
      if (unseen) void extend(options.pool, token, options.idleDays);
      return { id, isFresh: fresh, expiresAt, user, plans, profile: toPreferences(preferences) };
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

/** What the site is told of a session: the answer of `/api/me`, signed in. */
export function toMe({ user, plans, profile }: CurrentSession): Me & { reader: Reader } {
  const { id, name, email, image, role } = user;
  return { reader: { id, name, email, image, role }, plans, profile };
}
