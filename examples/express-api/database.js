import pg from 'pg';
import { ServiceError } from './errors.js';

/** Two instances that start together wait for each other. The table is Gatehouse's neighbor, not its own. */
const SCHEMA = `
  select pg_advisory_xact_lock(hashtext('express_note'));
  create table if not exists express_note (
    id uuid primary key default gen_random_uuid(),
    reader_id text not null references "user" (id) on delete cascade,
    text text not null,
    created_at timestamptz not null default now(),
    changed_at timestamptz not null default now()
  );
  create index if not exists express_note_reader on express_note (reader_id, created_at);
`;

/**
 * SQLSTATEs of a server that can't serve now: connection (08), standby (25006), sign-in (28), unknown
 * database (3D), resources (53), restart (57), system error (58). And Gatehouse has not created its
 * tables yet (42P01).
 */
const UNAVAILABLE = /^(?:08|25006|28|3D|53|57|58|42P01)/;

/** @param {string} url */
export function openDatabase(url) {
  const pool = new pg.Pool({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    query_timeout: 10_000,
  });
  // An idle connection has broken. The next query gets a new one. Without a listener, the process ends.
  pool.on('error', () => undefined);

  /** @type {Promise<unknown> | null} */
  let ready = null;

  /** Creates the table with the first query that finds a database, however late that is. */
  const prepare = () => {
    ready ??= pool.query(SCHEMA).catch((error) => {
      ready = null;
      throw error;
    });
    return ready;
  };

  return {
    /**
     * @param {string} text
     * @param {unknown[]} values
     * @returns {Promise<pg.QueryResult>}
     * @throws {ServiceError} `DATABASE_UNAVAILABLE`
     */
    async query(text, values) {
      try {
        await prepare();
        return await pool.query(text, values);
      } catch (error) {
        const isRefusal = error instanceof pg.DatabaseError && !UNAVAILABLE.test(error.code ?? '');
        if (isRefusal) throw error;
        throw new ServiceError(
          503,
          'DATABASE_UNAVAILABLE',
          'Notes are unavailable right now. Try again in a moment.',
          { cause: error, headers: { 'Retry-After': '5' } },
        );
      }
    },
    end: () => pool.end(),
  };
}

/** @typedef {ReturnType<typeof openDatabase>} Database */
