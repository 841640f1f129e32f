import { Kysely, PostgresDialect } from 'kysely';
import type { Log } from '../log.js';
import { createPool, type Pool } from './pool.js';
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
  end(): Promise<void>;
}

/** @param options.connections the most connections, 2 or more, a third of them for Better Auth. Default 15 */
export function openDatabase(options: {
  url: string;
  log: Log;
  connections?: number | null;
}): Database {
  const { url, log } = options;
  const connections = options.connections ?? 15;
  const forAuth = Math.max(1, Math.floor(connections / 3));
  const pool = createPool({ url, log, max: connections - forAuth });
  const authPool = createPool({ url, log, max: forAuth });
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
    end: async () => {
      await Promise.all([pool.end(), authPool.end()]);
    },
  };
}
