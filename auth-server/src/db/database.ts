import { Kysely, PostgresDialect } from 'kysely';
import type { Log } from '../log.js';
import { createCircuit } from './circuit.js';
import { createPool } from './pool.js';
import type { Pool, PoolState } from './watchedPool.js';
import { createStoredCounts } from './storedCounts.js';
import { reportDatabaseFailure, reportingPool } from './databaseFailures.js';
import type { Schema } from './schema.js';

/** The database access of a process. */
export interface Database {
  /** For the queries of requests. */
  pool: Pool;
  queries: Kysely<Schema>;
  /**
   * Only for Better Auth: a sign-up keeps its transaction open while it waits for a hash, so a
   * flood of them would use up all connections and take down gated pages.
   */
  authQueries: Kysely<Schema>;
  /** The state of each pool, and whether queries are refused because the database does not respond. */
  state(): { pools: Record<'requests' | 'accounts', PoolState>; isAway: boolean };
  /** See {@link createStoredCounts}. */
  storedCounts: ReturnType<typeof createStoredCounts>;
  end(): Promise<void>;
}

/** For a command. */
const FEW = 3;

/**
 * @param options.connections the most connections, 2 or more. Default: enough for a command. A third of them is for
 * Better Auth
 */
export function openDatabase(options: { url: string; log: Log; connections?: number }): Database {
  const { url, log, connections = FEW } = options;
  const circuit = createCircuit(options);
  const forAuth = Math.max(1, Math.floor(connections / 3));
  const pool = createPool({ url, log, circuit, max: connections - forAuth });
  const authPool = createPool({ url, log, circuit, max: forAuth });
  const queries = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  const authQueries = new Kysely<Schema>({
    dialect: new PostgresDialect({ pool: reportingPool(authPool) }),
    log: (event) => {
      if (event.level === 'error') reportDatabaseFailure(event.error);
    },
  });
  return {
    pool,
    queries,
    authQueries,
    state: () => ({
      pools: { requests: pool.state(), accounts: authPool.state() },
      isAway: !circuit.isClosed(),
    }),
    storedCounts: createStoredCounts({
      pool,
      usedAt: () => Math.max(pool.state().usedAt, authPool.state().usedAt),
    }),
    end: async () => {
      await Promise.all([pool.end(), authPool.end()]);
    },
  };
}
