import { Kysely, PostgresDialect } from 'kysely';
import type { Log } from '../log.js';
import { createCircuit } from './circuit.js';
import { createPool } from './pool.js';
import type { Pool } from './watchedPool.js';
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

export function openDatabase(options: { url: string; log: Log }): Database {
  const circuit = createCircuit(options);
  const pool = createPool({ ...options, circuit, max: 10 });
  const authPool = createPool({ ...options, circuit, max: 5 });
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
