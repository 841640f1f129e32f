import { Kysely, PostgresDialect } from 'kysely';
import type { Log } from '../log.js';
import { createCircuit } from './circuit.js';
import { createPool } from './pool.js';
import type { Pool } from './watchedPool.js';
import { reportDatabaseFailure, reportingPool } from './databaseFailures.js';
import type { Schema } from './schema.js';
import { createStoredCounts } from './storedCounts.js';

const FEW = 3;

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
  state(): {
    pools: Record<'requests' | 'accounts', { total: number; idle: number; waiting: number }>;
    isAway: boolean;
  };
  /** See {@link createStoredCounts}. */
  storedCounts: ReturnType<typeof createStoredCounts>;
  end(): Promise<void>;
}

/** @param options.connections the most connections, 2 or more. Default: enough for a command */
export function openDatabase(options: { url: string; log: Log; connections?: number }): Database {
  const { url, log, connections = FEW } = options;
  const circuit = createCircuit(options);
  const forAccounts = Math.max(1, Math.floor(connections / 3));
  const pool = createPool({ url, log, circuit, max: connections - forAccounts });
  const authPool = createPool({ url, log, circuit, max: forAccounts });
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
      pools: { requests: pool.counts(), accounts: authPool.counts() },
      isAway: !circuit.isClosed(),
    }),
    storedCounts: createStoredCounts({
      pool,
      usedAt: () => Math.max(pool.usedAt(), authPool.usedAt()),
    }),
    end: async () => {
      await Promise.all([pool.end(), authPool.end()]);
    },
  };
}
