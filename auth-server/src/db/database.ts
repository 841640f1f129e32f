import { Kysely, PostgresDialect } from 'kysely';
import type { Log } from '../log.js';
import { createPool, type Pool } from './pool.js';
import { reportDatabaseFailure, reportingPool } from './databaseFailures.js';
import type { Schema } from './schema.js';
import { noteQuery } from './traceQuery.js';
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
  /** The state of each pool. */
  pools(): Record<'requests' | 'accounts', { total: number; idle: number; waiting: number }>;
  /** See {@link createStoredCounts}. */
  storedCounts: ReturnType<typeof createStoredCounts>;
  end(): Promise<void>;
}

/** @param options.connections the most connections. Default: enough for a command */
export function openDatabase(options: { url: string; log: Log; connections?: number }): Database {
  const { connections = FEW } = options;
  const forAccounts = Math.floor(connections / 3);
  const pool = createPool({ ...options, max: connections - forAccounts });
  const authPool = createPool({ ...options, max: forAccounts });
  let usedAt = 0;
  for (const each of [pool, authPool]) {
    each.on('acquire', () => {
      usedAt = Date.now();
    });
  }
  const queries = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }), log: noteQuery });
  const authQueries = new Kysely<Schema>({
    dialect: new PostgresDialect({ pool: reportingPool(authPool) }),
    log: (event) => {
      noteQuery(event);
      if (event.level === 'error') reportDatabaseFailure(event.error);
    },
  });
  return {
    pool,
    queries,
    authQueries,
    pools: () => ({ requests: stateOf(pool), accounts: stateOf(authPool) }),
    storedCounts: createStoredCounts({ pool, usedAt: () => usedAt }),
    end: async () => {
      await Promise.all([pool.end(), authPool.end()]);
    },
  };
}

function stateOf({ totalCount, idleCount, waitingCount }: Pool) {
  return { total: totalCount, idle: idleCount, waiting: waitingCount };
}
