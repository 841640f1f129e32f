import { Kysely, PostgresDialect, sql, type Migration, type QueryExecutorProvider } from 'kysely';
import type { Log } from '../../log.js';
import { StartupError } from '../../startupError.js';
import { explainDatabaseError } from '../explainDatabaseError.js';
import { createPool } from '../pool.js';
import { up as readers } from './001-readers.js';
import { up as mail } from './002-mail.js';
import { up as accounts } from './003-accounts.js';
import { up as passkeys } from './004-passkeys.js';
import { up as credentials } from './005-credentials.js';
import { up as secondFactor } from './006-second-factor.js';
import { up as preferences } from './007-preferences.js';
import { up as accessRequests } from './008-access-requests.js';
import { up as signUpBrowser } from './009-sign-up-browser.js';
import { up as queuedMail } from './010-queued-mail.js';
import { up as tokens } from './011-tokens.js';
import { up as apiKeys } from './012-api-keys.js';
import { up as connectedApps } from './013-connected-apps.js';
import { up as growth } from './014-growth.js';

/** In order, and permanent: a released name is never changed or removed. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '001-readers': { up: readers },
  '002-mail': { up: mail },
  '003-accounts': { up: accounts },
  '004-passkeys': { up: passkeys },
  '005-credentials': { up: credentials },
  '006-second-factor': { up: secondFactor },
  '007-preferences': { up: preferences },
  '008-access-requests': { up: accessRequests },
  '009-sign-up-browser': { up: signUpBrowser },
  '010-queued-mail': { up: queuedMail },
  '011-tokens': { up: tokens },
  '012-api-keys': { up: apiKeys },
  '013-connected-apps': { up: connectedApps },
  '014-growth': { up: growth },
};
const TABLE = 'gatehouse_migration';
/** An arbitrary number, not used by any other lock in the same database. */
const LOCK = 4_183_706_412;
/** The name of the newest migration that this server knows. */
const NEWEST = Object.keys(MIGRATIONS).sort().at(-1) ?? '';

/** The migrations of a database, next to those this server knows. Names, in order. */
interface SchemaState {
  applied: string[];
  /** Known to this server, and not applied. */
  pending: string[];
  /** Applied by a newer server. */
  unknown: string[];
}

/** Better Auth's part of the migrations. Returns the names of what it changed. */
export type MigrateAuth = (db: Kysely<unknown>) => Promise<string[]>;

/**
 * Updates Better Auth's tables first, and then ours, in one transaction: a killed process leaves
 * nothing half done. When several processes start at the same time, one does the work and the others
 * wait. The lock belongs to the transaction, so it also holds through a pooler in transaction mode.
 *
 * @param options.url preferably a direct connection: a pooler may limit how long a transaction takes
 * @returns what was changed; empty when everything was up to date
 * @throws StartupError when the database can't be reached, is newer than this server, or its role can't
 * change the schema
 */
export async function migrate(options: {
  url: string;
  log: Log;
  migrateAuth: MigrateAuth;
}): Promise<string[]> {
  const pool = createPool({ ...options, max: 1, queryTimeout: 0 });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    return await db.transaction().execute(async (transaction) => {
      await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(transaction);
      return applyPending(transaction, options.migrateAuth);
    });
  } catch (error) {
    throw explainDatabaseError(error);
  } finally {
    await db.destroy();
  }
}

/**
 * Runs what is pending.
 *
 * @returns what was changed
 * @throws StartupError when the database is newer than this server
 */
export async function applyPending(
  db: Kysely<unknown>,
  migrateAuth: MigrateAuth,
): Promise<string[]> {
  const state = await readSchemaState(db);
  refuseNewerSchema(state);
  const changes = await migrateAuth(db);
  await db.schema
    .createTable(TABLE)
    .ifNotExists()
    .addColumn('name', 'varchar(255)', (column) => column.notNull().primaryKey())
    .addColumn('timestamp', 'varchar(255)', (column) => column.notNull())
    .execute();
  for (const name of state.pending) {
    await MIGRATIONS[name]?.up(db);
    await sql`insert into ${sql.table(TABLE)} (name, timestamp) values (${name}, now())`.execute(
      db,
    );
  }
  return [...changes, ...state.pending];
}

/** Reads which migrations a database has. */
export async function readSchemaState(db: QueryExecutorProvider): Promise<SchemaState> {
  const known = Object.keys(MIGRATIONS).sort();
  const applied = await readApplied(db);
  return {
    applied,
    pending: known.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !known.includes(name)),
  };
}

/**
 * Whether this server can work with the schema: every migration that it knows is applied. Newer ones only add
 * to the schema, so that servers of the version before keep working during a rolling deployment.
 */
export async function hasSchema(db: QueryExecutorProvider): Promise<boolean> {
  const { pending } = await readSchemaState(db);
  return pending.length === 0;
}

/**
 * Refuses a schema that is not this version's.
 * @throws StartupError that names both versions and what to do
 */
export async function requireSchema(db: QueryExecutorProvider): Promise<void> {
  const state = await readSchemaState(db);
  refuseNewerSchema(state);
  if (state.pending.length === 0) return;
  throw new StartupError(
    `The database is older than this server: its schema is ${state.applied.at(-1) ?? 'empty'}, and this ` +
      `server needs ${NEWEST}. Run "gatehouse migrate" to update it.`,
  );
}

function refuseNewerSchema({ applied, unknown }: SchemaState): void {
  if (unknown.length === 0) return;
  throw new StartupError(
    `The database is newer than this server: its schema is ${applied.at(-1)}, and this server knows up to ` +
      `${NEWEST}. Unknown: ${unknown.join(', ')}. Update the server, or point DATABASE_URL to a database of ` +
      'its version.',
  );
}

async function readApplied(db: QueryExecutorProvider): Promise<string[]> {
  const table = await sql<{ id: string | null }>`select to_regclass(${TABLE}) as id`.execute(db);
  if ((table.rows[0]?.id ?? null) === null) return [];
  const names = await sql<{ name: string }>`
    select name from ${sql.table(TABLE)} order by name`.execute(db);
  return names.rows.map(({ name }) => name);
}
