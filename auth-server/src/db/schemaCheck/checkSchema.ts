import { randomBytes } from 'node:crypto';
import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Log } from '../../log.js';
import { StartupError } from '../../startupError.js';
import {
  applyPending,
  explainMigrationError,
  readSchemaState,
  type MigrateAuth,
} from '../migrations/migrate.js';
import { createPool } from '../pool.js';
import type { Difference } from './Catalog.js';
import { compareCatalogs } from './compareCatalogs.js';
import { readCatalog } from './readCatalog.js';

/** How a database differs from what this server's migrations make. */
export interface SchemaCheck {
  /** Migrations that haven't run: then there is nothing to compare yet. */
  pending: string[];
  differences: Difference[];
}

/**
 * Compares a database with what the migrations make: Better Auth's tables, ours, and the documented view. To
 * find that out, it runs them in a schema of their own, in a transaction that is rolled back. It changes
 * nothing, and takes no lock on any table of the server.
 *
 * @param options.url preferably a direct connection
 * @throws StartupError when the database can't be reached, or its role can't create a schema
 */
export async function checkSchema(options: {
  url: string;
  log: Log;
  migrateAuth: MigrateAuth;
}): Promise<SchemaCheck> {
  const pool = createPool({ ...options, max: 1, queryTimeout: 0 });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    const { pending } = await readSchemaState(db);
    if (pending.length > 0) return { pending, differences: [] };
    const transaction = await db.startTransaction().execute();
    try {
      return { pending, differences: await compare(transaction, options.migrateAuth) };
    } finally {
      await transaction.rollback().execute();
    }
  } catch (error) {
    throw explainCheckError(error);
  } finally {
    await db.destroy();
  }
}

async function compare(db: Kysely<unknown>, migrateAuth: MigrateAuth): Promise<Difference[]> {
  const { rows } = await sql<{ schema: string }>`select current_schema() as schema`.execute(db);
  const schema = rows[0]?.schema ?? 'public';
  const scratch = `gatehouse_check_${randomBytes(8).toString('hex')}`;
  await sql`create schema ${sql.id(scratch)}`.execute(db);
  await sql`set local search_path to ${sql.id(scratch)}`.execute(db);
  await applyPending(db, migrateAuth);
  const expected = await readCatalog(db, scratch);
  await sql`set local search_path to ${sql.id(schema)}`.execute(db);
  return compareCatalogs(expected, await readCatalog(db, schema));
}

const INSUFFICIENT_PRIVILEGE = '42501';

function explainCheckError(error: unknown): unknown {
  const { code, message } = error as { code?: string; message?: string };
  if (code !== INSUFFICIENT_PRIVILEGE) return explainMigrationError(error);
  return new StartupError(
    `The database does not let its role check the schema (${message}). The check creates a schema and rolls it ` +
      'back. Grant it that: grant create on database NAME to ROLE; or run "gatehouse migrate check" with a role ' +
      'that has it.',
    { cause: error },
  );
}
