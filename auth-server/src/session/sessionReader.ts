import type { Me } from '@gatehouse/contract/me';
import type { Reader } from '@gatehouse/contract/me';
import { toPreferences, type Preferences } from '@gatehouse/contract/preferences';
import type { Pool } from '../db/pool.js';
import type { SessionCookie } from './sessionCookie.js';

/** Whoever stands behind a valid session: the answer of `/api/me`, signed in. */
export interface SignedIn extends Me {
  reader: Reader;
  profile: Preferences;
}

export interface SessionReader {
  /**
   * Who sends this `Cookie` header. Asks the database only for a cookie that we signed.
   *
   * @returns `null` for everybody without a session in force: none, expired, revoked or banned
   * @throws when the database cannot be reached: an outage is never an answer
   */
  getSignedIn(cookieHeader: string | undefined): Promise<SignedIn | null>;
}

/**
 * All that a decision needs, in one query. Time is the database's: the clocks of several servers
 * differ. Named, so that each connection plans it once.
 */
const QUERY = {
  name: 'session',
  text: `
    select s."updatedAt" < now() - interval '5 minutes' as unseen,
           u.id, u.name, u.email, u.image, u.role,
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

interface Row {
  /** Not for five minutes. */
  unseen: boolean;
  id: string;
  name: string;
  email: string;
  image: string | null;
  role: Reader['role'];
  /** `null`: nothing was ever chosen. */
  preferences: Record<string, unknown> | null;
  plans: string[];
}

/**
 * Reads sessions beside Better Auth's own reader, which needs several times as long for each gated
 * page, and knows neither plans nor bans.
 */
export function createSessionReader(options: { cookie: SessionCookie; pool: Pool }): SessionReader {
  return {
    getSignedIn: async (cookieHeader) => {
      const token = options.cookie.readToken(cookieHeader);
      if (token === null) return null;
      const { rows } = await options.pool.query<Row>({ ...QUERY, values: [token] });
      const [row] = rows;
      if (row === undefined) return null;
      if (row.unseen) void markSeen(options.pool, token);
      return toSignedIn(row);
    },
  };
}

/** Beside the answer, which neither waits for it nor fails with it. */
async function markSeen(pool: Pool, token: string): Promise<void> {
  await pool
    .query(`update session set "updatedAt" = now() where token = $1`, [token])
    .catch(() => undefined);
}

function toSignedIn(row: Row): SignedIn {
  return {
    reader: { id: row.id, name: row.name, email: row.email, image: row.image, role: row.role },
    plans: row.plans,
    profile: toPreferences(row.preferences),
  };
}
