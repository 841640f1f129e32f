import pg from 'pg';
import type { Log } from '../log.js';

export type Pool = pg.Pool;

const INT8 = 20;

/**
 * int8 is returned as a string by default, and "12" + 1 is "121": Better Auth's rate limiter
 * calculates with such columns. None of ours exceeds the safe integers.
 */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((id: number, format?: 'text' | 'binary') =>
    id === INT8 && format !== 'binary'
      ? Number
      : pg.types.getTypeParser(id, format as 'text')) as typeof pg.types.getTypeParser,
};

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
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max,
    types,
    connectionTimeoutMillis: 10_000,
    query_timeout: options.queryTimeout ?? 10_000,
    keepAlive: true,
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
  return pool;
}
