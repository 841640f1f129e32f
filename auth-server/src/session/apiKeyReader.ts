import { createHash } from 'node:crypto';
import { retryRead } from '../db/retryRead.js';
import type { Pool } from '../db/watchedPool.js';
import {
  type CurrentReader,
  READER_COLUMNS,
  READER_PROFILE,
  type ReaderRow,
  toCurrentReader,
} from './currentReader.js';

/** Lets secret scanners recognize keys. */
export const API_KEY_PREFIX = 'gh_';
/** Letters after the prefix: 228 random bits. */
export const API_KEY_LENGTH = 40;

const API_KEY = new RegExp(`^${API_KEY_PREFIX}[A-Za-z]{${API_KEY_LENGTH}}$`);

/** A valid API key and its reader. */
export interface CurrentApiKey extends CurrentReader {
  /** Not the key itself: safe to show. */
  id: string;
}

export interface ApiKeyReader {
  /**
   * Queries the database only for well-formed keys.
   *
   * @returns `null` if the key is unknown, expired or revoked, or its reader is banned
   * @throws when the database is unavailable
   */
  get(key: string): Promise<CurrentApiKey | null>;
}

/** As for sessions: everything that a decision needs, in one prepared query. */
const QUERY = {
  name: 'api-key',
  text: `
    select k.id as key_id,
           coalesce(k."lastRequest" < now() - interval '5 minutes', true) as unseen,
           ${READER_COLUMNS}
      from apikey k
      join "user" u on u.id = k."userId"
      ${READER_PROFILE}
     where k.key = $1 and k.enabled and k."expiresAt" > now() and u."bannedAt" is null`,
};

type Row = ReaderRow & {
  key_id: string;
  /** Last used more than five minutes ago. */
  unseen: boolean;
};

/** Better Auth's own check needs three queries, two of them updates, and ignores bans. */
export function createApiKeyReader(pool: Pool): ApiKeyReader {
  return {
    get: async (key) => {
      if (!API_KEY.test(key)) return null;
      const { rows } = await retryRead(() =>
        pool.query<Row>({ ...QUERY, values: [hashApiKey(key)] }),
      );
      const [row] = rows;
      if (row === undefined) return null;
      const { key_id: id, unseen, ...reader } = row;
      if (unseen) void noteUse(pool, id);
      return { id, ...toCurrentReader(reader) };
    },
  };
}

/** In Better Auth's format. Keys are random, so a fast hash is enough. */
export function hashApiKey(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}

/** In the background: the response doesn't wait for it or fail with it. */
async function noteUse(pool: Pool, id: string): Promise<void> {
  await pool
    .query('update apikey set "lastRequest" = now() where id = $1', [id])
    .catch(() => undefined);
}
