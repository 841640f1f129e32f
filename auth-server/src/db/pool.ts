import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Log } from '../log.js';
import { traceQuery } from './traceQuery.js';
import { requiresChannelBinding } from './strictUrl.js';

export type Pool = pg.Pool;

const INT8 = 20;

/**
 * int8 is returned as a string by default, and "12" + 1 is "121": Better Auth's rate limiter
 * calculates with such columns. No column here exceeds the safe integers.
 */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((id: number, format?: 'text' | 'binary') =>
    id === INT8 && format !== 'binary'
      ? Number
      : pg.types.getTypeParser(id, format as 'text')) as typeof pg.types.getTypeParser,
};

/** Milliseconds that a query may take before the client gives up on it. */
const QUERY_TIMEOUT = 10_000;
/** The server gives up first. If only the client did, its backend would go on and hold what others wait for. */
const MARGIN_MS = 500;

/**
 * A connection pool.
 * @param options.max the most connections; further queries wait for up to 10 seconds, as long as a
 * suspended Neon database may take to resume
 * @param options.queryTimeout milliseconds until a query is canceled. 0: never
 */
export function createPool(options: {
  url: string;
  max: number;
  log: Log;
  queryTimeout?: number;
}): Pool {
  const queryTimeout = options.queryTimeout ?? QUERY_TIMEOUT;
  const statementTimeout = Math.max(0, queryTimeout - MARGIN_MS);
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max,
    types,
    connectionTimeoutMillis: 10_000,
    query_timeout: queryTimeout,
    keepAlive: true,
    enableChannelBinding: requiresChannelBinding(options.url),
    // Not a startup parameter: poolers refuse those. Behind one, it also counts for its other clients.
    onConnect: async (client) => {
      await client.query(`set statement_timeout = ${statementTimeout}`);
    },
  });
  // Without these listeners, each connection that the database drops would end the process: the
  // first is for idle connections, the second for those held by a transaction between two queries.
  pool.on('error', (error) => {
    options.log.warn({ err: error }, 'the database dropped an idle connection');
  });
  pool.on('connect', (client) => {
    client.on('error', (error) => {
      options.log.debug({ err: error }, 'the database dropped a connection');
    });
  });
  usePreparedStatementsIfPossible(pool, options.log);
  return pool;
}

/** invalid_sql_statement_name: the pooler has sent the query to a connection that never prepared it. */
const UNKNOWN_STATEMENT = '26000';
/** duplicate_prepared_statement: another client of the pooler has prepared it on this connection. */
const KNOWN_STATEMENT = '42P05';

/**
 * Poolers in transaction mode give each query another connection. PgBouncer from 1.21 on, with
 * `max_prepared_statements`, prepares named statements there; others don't. Behind those, the first error turns
 * statement names off for this pool. PostgreSQL reports it before it runs anything, so the query is sent again,
 * also one that writes.
 *
 * @see https://www.pgbouncer.org/config.html#max_prepared_statements
 */
function usePreparedStatementsIfPossible(pool: Pool, log: Log): void {
  type Query = (config: unknown, ...rest: unknown[]) => Promise<unknown>;
  const query = pool.query.bind(pool) as Query;
  let hasNames = true;
  const withRetry: Query = async (config, ...rest) => {
    if (!isNamed(config)) return query(config, ...rest);
    if (!hasNames) return query(withoutName(config), ...rest);
    try {
      return await query({ ...config, name: uniqueName(config) }, ...rest);
    } catch (error) {
      const { code } = error as { code?: unknown };
      if (code !== UNKNOWN_STATEMENT && code !== KNOWN_STATEMENT) throw error;
      if (hasNames) log.warn('the pooler in DATABASE_URL does not support prepared statements');
      hasNames = false;
      return query(withoutName(config), ...rest);
    }
  };
  pool.query = ((config, ...rest) =>
    traceQuery(textOf(config), () => withRetry(config, ...rest))) as Query as Pool['query'];
}

const textOf = (config: unknown) =>
  typeof config === 'string' ? config : String((config as { text?: unknown }).text);

interface NamedQuery {
  name: string;
  text: string;
}

function isNamed(config: unknown): config is NamedQuery {
  return typeof config === 'object' && config !== null && 'name' in config;
}

const withoutName = ({ name: _name, ...config }: NamedQuery) => config;

const names = new Map<string, string>();

/**
 * The name with a hash of its text. Behind a pooler, another version's statement of the same name may answer
 * instead.
 */
function uniqueName({ name, text }: NamedQuery): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const unique = `${name}:${createHash('sha256').update(text).digest('hex').slice(0, 8)}`;
  names.set(text, unique);
  return unique;
}
