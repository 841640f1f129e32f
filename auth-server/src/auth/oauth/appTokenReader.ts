import { retryRead } from '../../db/retryRead.js';
import type { Pool } from '../../db/watchedPool.js';
import {
  type CurrentReader,
  READER_COLUMNS,
  READER_PROFILE,
  type ReaderRow,
  toCurrentReader,
} from '../../session/currentReader.js';
import { ACCESS_TOKEN_PREFIX, hashToken } from './oauthPlugin.js';

/** As for sessions: everything that a decision needs, in one prepared query. */
const QUERY = {
  name: 'app-token',
  text: `
    select c.id as consent_id,
           coalesce(c.last_used_at < now() - interval '5 minutes', true) as unseen,
           ${READER_COLUMNS}
      from "oauthAccessToken" t
      join "oauthConsent" c on c."clientId" = t."clientId" and c."userId" = t."userId"
      join "user" u on u.id = t."userId"
      ${READER_PROFILE}
     where t.token = $1 and t."expiresAt" > now() and t.revoked is null and u."bannedAt" is null`,
};

type Row = ReaderRow & {
  consent_id: string;
  /** Last used more than five minutes ago. */
  unseen: boolean;
};

/** Checks apps' access tokens against the current state of the database. */
export function createAppTokenReader(pool: Pool): {
  /**
   * @returns `null` for anything but a valid access token
   * @throws when the database is unavailable
   */
  get(token: string): Promise<CurrentReader | null>;
} {
  return {
    get: async (token) => {
      if (!token.startsWith(ACCESS_TOKEN_PREFIX)) return null;
      const hash = hashToken(token.slice(ACCESS_TOKEN_PREFIX.length));
      const { rows } = await retryRead(() => pool.query<Row>({ ...QUERY, values: [hash] }));
      const [row] = rows;
      if (row === undefined) return null;
      const { consent_id: consentId, unseen, ...reader } = row;
      if (unseen) void noteUse(pool, consentId);
      return toCurrentReader(reader);
    },
  };
}

/** In the background: the response doesn't wait for it or fail with it. */
async function noteUse(pool: Pool, consentId: string): Promise<void> {
  await pool
    .query('update "oauthConsent" set last_used_at = now() where id = $1', [consentId])
    .catch(() => undefined);
}
