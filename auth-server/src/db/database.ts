import { Kysely, PostgresDialect } from 'kysely';
import type { Log } from '../log.js';
import { createCircuit } from './circuit.js';
import { CommitWorkDialect } from './commitWork.js';
import { createPool } from './pool.js';
import { createStoredCounts } from './storedCounts.js';
import { reportDatabaseFailure, reportingPool } from './databaseFailures.js';
import type { Schema } from './schema.js';
import type { Pool, PoolState } from './watchedPool.js';

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
  /** For work that no request waits for. It doesn't count as use. */
  background: Kysely<Schema>;
  /**
   * How often the database has been used. While it doesn't change, background work must not query: a database
   * that scales to zero would never sleep.
   */
  uses(): number;
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
  const sharedPool = createPool({ url, log, circuit, max: connections - forAuth });
  const authPool = createPool({ url, log, circuit, max: forAuth });
  let uses = 0;
  let usedAt = 0;
  const noteUse = () => {
    uses += 1;
    usedAt = Date.now();
  };
  const countUses = (counted: Pool): Pool => ({
    ...counted,
    query: (...query) => {
      noteUse();
      return counted.query(...query);
    },
    connect: () => {
      noteUse();
      return counted.connect();
    },
  });
  const pool = countUses(sharedPool);
  const authQueries = new Kysely<Schema>({
    dialect: new CommitWorkDialect({ pool: reportingPool(countUses(authPool)) }),
    log: (event) => {
      if (event.level === 'error') reportDatabaseFailure(event.error);
    },
  });
  return {
    pool,
    queries: new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }),
    authQueries,
    state: () => ({
      pools: { requests: pool.state(), accounts: authPool.state() },
      isAway: !circuit.isClosed(),
    }),
    storedCounts: createStoredCounts({ pool: sharedPool, usedAt: () => usedAt }),
    background: new Kysely<Schema>({ dialect: new PostgresDialect({ pool: sharedPool }) }),
    uses: () => uses,
    end: async () => {
      await Promise.all([sharedPool.end(), authPool.end()]);
    },
  };
}
