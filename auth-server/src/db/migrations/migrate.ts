import { Kysely, Migrator, PostgresDialect, type Migration } from 'kysely';
import pg from 'pg';
import type { Log } from '../../log.js';
import { StartupError } from '../../startupError.js';
import { isDatabaseUnavailable } from '../isDatabaseUnavailable.js';
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
};
const TABLE = 'gatehouse_migration';
/** An arbitrary number, not used by any other lock in the same database. */
const LOCK = 4_183_706_412;

/**
 * Updates Better Auth's tables first, and then ours. When several processes start at the same time,
 * one does the work and the others wait.
 * @param options.url a direct connection: a pooler in transaction mode would drop the lock
 * immediately
 * @param options.migrateAuth Better Auth's part; returns the names of what it changed
 * @returns what was changed; empty when everything was up to date
 * @throws StartupError when the database can't be reached, or is newer than this server
 */
export async function migrate(options: {
  url: string;
  log: Log;
  migrateAuth: (db: Kysely<unknown>) => Promise<string[]>;
}): Promise<string[]> {
  const lock = new pg.Client({ connectionString: options.url, connectionTimeoutMillis: 10_000 });
  lock.on('error', (error) => {
    options.log.warn({ err: error }, 'the connection that holds the migration lock broke');
  });
  try {
    await lock.connect();
  } catch (cause) {
    throw unreachable(cause);
  }
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: createPool({ ...options, max: 1, queryTimeout: 0 }) }),
  });
  try {
    await lock.query('select pg_advisory_lock($1)', [LOCK]);
    await refuseNewerSchema(lock);
    // Each in one transaction, so that a killed process leaves nothing half done.
    const auth = await db.transaction().execute(options.migrateAuth);
    const { error, results } = await createMigrator(db).migrateToLatest();
    if (error !== undefined) throw error;
    return [...auth, ...(results ?? []).map(({ migrationName }) => migrationName)];
  } catch (error) {
    throw isDatabaseUnavailable(error) ? unreachable(error) : error;
  } finally {
    await db.destroy();
    await lock.end().catch(() => undefined);
  }
}

/** Whether the database has exactly the migrations that this server knows. */
export async function isSchemaCurrent(pool: pg.Pool): Promise<boolean> {
  const applied = await getAppliedMigrations(pool);
  return applied.join() === Object.keys(MIGRATIONS).sort().join();
}

async function getAppliedMigrations(db: Pick<pg.Pool | pg.Client, 'query'>): Promise<string[]> {
  const table = await db.query<{ id: string | null }>(`select to_regclass('${TABLE}') as id`);
  if (table.rows[0]?.id === null) return [];
  const { rows } = await db.query<{ name: string }>(`select name from ${TABLE} order by name`);
  return rows.map(({ name }) => name);
}

async function refuseNewerSchema(db: pg.Client): Promise<void> {
  const unknown = (await getAppliedMigrations(db)).filter((name) => !(name in MIGRATIONS));
  if (unknown.length === 0) return;
  throw new StartupError(
    'The database is newer than this server, which does not know these migrations: ' +
      `${unknown.join(', ')}. Update the server, or point DATABASE_URL to a database of its version.`,
  );
}

function createMigrator(db: Kysely<unknown>): Migrator {
  return new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) },
    migrationTableName: TABLE,
    migrationLockTableName: `${TABLE}_lock`,
  });
}

function unreachable(cause: unknown): StartupError {
  const { code = '', message = '' } = cause as { code?: string; message?: string };
  return new StartupError(
    `Can't reach the database (${[code, message].filter(Boolean).join(': ')}). Check DATABASE_URL, ` +
      'and that the database server is running and accepts connections from this computer.',
    { cause },
  );
}
