import {
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type QueryResult,
} from 'kysely';
import pg from 'pg';
import { createLog } from '../../log.js';
import { explainDatabaseError } from '../explainDatabaseError.js';
import { createPool } from '../pool.js';
import type { PoolClient } from '../watchedPool.js';
import { applyPending, type MigrateAuth } from './migrate.js';

/** What `migrate` would do. */
export interface MigrationPlan {
  /** As `migrate` returns them. */
  changes: string[];
  /** SQL statements in order, without a semicolon at the end. */
  statements: string[];
}

/** Statements that only read: what is pending depends on their results. */
const READS = /^\s*(?:select|show|with)\b/i;

/**
 * Finds out what `migrate` would do. Changes nothing and takes no locks: statements that read are run in a
 * read-only transaction, all others are only written down.
 *
 * @throws StartupError as `migrate` does
 */
export async function planMigrations(options: {
  url: string;
  migrateAuth: MigrateAuth;
}): Promise<MigrationPlan> {
  const pool = createPool({ ...options, max: 1, log: createLog('silent') });
  const statements: string[] = [];
  try {
    const client = await pool.connect();
    try {
      await client.query('begin read only');
      const db = openRecorder(client, statements);
      return { changes: await applyPending(db, options.migrateAuth), statements };
    } finally {
      await client.query('rollback').catch(() => undefined);
      client.release();
    }
  } catch (error) {
    throw explainDatabaseError(error);
  } finally {
    await pool.end();
  }
}

function openRecorder(client: PoolClient, statements: string[]): Kysely<unknown> {
  const connection: DatabaseConnection = {
    executeQuery: async <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
      if (READS.test(query.sql)) {
        return { rows: (await client.query(query.sql, [...query.parameters])).rows as R[] };
      }
      statements.push(toStatement(query));
      return { rows: [] };
    },
    streamQuery: () => {
      throw new Error('Migrations do not stream.');
    },
  };
  const nothing = () => Promise.resolve();
  return new Kysely<unknown>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createDriver: () => ({
        init: nothing,
        acquireConnection: () => Promise.resolve(connection),
        beginTransaction: nothing,
        commitTransaction: nothing,
        rollbackTransaction: nothing,
        releaseConnection: nothing,
        destroy: nothing,
      }),
    },
  });
}

/** The statement with its parameters in place. Those of migrations are text. */
function toStatement({ sql, parameters }: CompiledQuery): string {
  return sql
    .trim()
    .replace(/\$(\d+)/g, (_match, number: string) =>
      pg.escapeLiteral(String(parameters[Number(number) - 1])),
    );
}
