import { Kysely, PostgresDialect } from 'kysely';
import type { Log } from '../log.js';
import { createCircuit } from './circuit.js';
import { CommitWorkDialect } from './commitWork.js';
import { createPool } from './pool.js';
import { reportDatabaseFailure, reportingPool } from './databaseFailures.js';
import type { Schema } from './schema.js';
import type { Pool } from './watchedPool.js';

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
  /** For work that no request waits for. It doesn't count as use. */
  background: Kysely<Schema>;
  /**
   * How often the database has been used. While it doesn't change, background work must not query: a database
   * that scales to zero would never sleep.
   */
  uses(): number;
  /** Whether it responded, as far as known. */
  isResponding(): boolean;
  end(): Promise<void>;
}

export function openDatabase(options: { url: string; log: Log }): Database {
  const circuit = createCircuit(options);
  const sharedPool = createPool({ ...options, circuit, max: 10 });
  const authPool = createPool({ ...options, circuit, max: 5 });
  let uses = 0;
  const countUses = (counted: Pool): Pool => ({
    ...counted,
    query: (...query) => {
      uses += 1;
      return counted.query(...query);
    },
    connect: () => {
      uses += 1;
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
    background: new Kysely<Schema>({ dialect: new PostgresDialect({ pool: sharedPool }) }),
    uses: () => uses,
    isResponding: () => circuit.isClosed(),
    end: async () => {
      await Promise.all([sharedPool.end(), authPool.end()]);
    },
  };
}
