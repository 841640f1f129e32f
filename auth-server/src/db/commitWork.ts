import { AsyncLocalStorage } from 'node:async_hooks';
import {
  Kysely,
  PostgresAdapter,
  PostgresDialect,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Driver,
} from 'kysely';
import type { Schema } from './schema.js';

type Work = (transaction: Kysely<Schema>) => Promise<void>;

const waiting = new AsyncLocalStorage<{ work: Work | null }>();

/**
 * Runs a transaction of Better Auth, which hides its connection, with queries of our own: a process that is killed
 * leaves all of it, or nothing.
 *
 * @param work runs just before the first commit. If it fails, the transaction is rolled back
 */
export function withCommitWork<T>(work: Work, transaction: () => Promise<T>): Promise<T> {
  return waiting.run({ work }, transaction);
}

/** Runs what {@link withCommitWork} was given. */
export class CommitWorkDialect extends PostgresDialect {
  override createDriver(): Driver {
    const driver = super.createDriver();
    const commit = driver.commitTransaction.bind(driver);
    driver.commitTransaction = async (connection) => {
      const store = waiting.getStore();
      const work = store?.work ?? null;
      if (store !== undefined) store.work = null;
      if (work !== null) await work(openOn(connection));
      await commit(connection);
    };
    return driver;
  }
}

/** Queries on an open connection. */
function openOn(connection: DatabaseConnection): Kysely<Schema> {
  const nothing = () => Promise.resolve();
  return new Kysely<Schema>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createDriver: () => ({
        init: nothing,
        acquireConnection: () => Promise.resolve(connection),
        beginTransaction: () => Promise.reject(new Error('A transaction is already open.')),
        commitTransaction: nothing,
        rollbackTransaction: nothing,
        releaseConnection: nothing,
        destroy: nothing,
      }),
    },
  });
}
