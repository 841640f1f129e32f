import pg from 'pg';
import type { Log } from '../log.js';
import { createCircuit, type Circuit } from './circuit.js';
import { requiresChannelBinding } from './strictUrl.js';
import { watchPool, type Pool } from './watchedPool.js';

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
/** Milliseconds to wait for a connection: a suspended Neon database takes up to five seconds to resume. */
const CONNECT_TIMEOUT = 10_000;
/** Milliseconds that an unused connection stays open. Neon closes them when it suspends, after five minutes. */
const IDLE_TIMEOUT = 60_000;

/**
 * A connection pool.
 * @param options.max the most connections; further queries wait for up to 10 seconds
 * @param options.circuit shared by the pools of a database. Default: one of its own
 * @param options.queryTimeout milliseconds until a query is canceled. 0: never
 */
export function createPool(options: {
  url: string;
  max: number;
  log: Log;
  circuit?: Circuit;
  queryTimeout?: number;
}): Pool {
  const { log } = options;
  const queryTimeout = options.queryTimeout ?? QUERY_TIMEOUT;
  const statementTimeout = Math.max(0, queryTimeout - MARGIN_MS);
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max,
    types,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    idleTimeoutMillis: IDLE_TIMEOUT,
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
    log.warn({ err: error }, 'the database dropped an idle connection');
  });
  pool.on('connect', (client) => {
    client.on('error', (error) => {
      log.debug({ err: error }, 'the database dropped a connection');
    });
  });
  return watchPool(pool, { log, circuit: options.circuit ?? createCircuit({ log }) });
}
