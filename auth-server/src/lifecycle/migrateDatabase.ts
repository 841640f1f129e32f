import type { AuthSettings } from '../auth/authOptions.js';
import { migrateAuth } from '../auth/createAuth.js';
import { migrate } from '../db/migrations/migrate.js';
import { planMigrations, type MigrationPlan } from '../db/migrations/planMigrations.js';
import { checkSchema, type SchemaCheck } from '../db/schemaCheck/checkSchema.js';
import type { Log } from '../log.js';

interface Context {
  settings: AuthSettings;
  log: Log;
}

/**
 * Updates the schema of a database, including the tables of the site's plugins.
 *
 * @param url preferably a direct connection
 * @returns what was changed
 * @throws StartupError when the database can't be reached, or is newer than this server
 */
export function migrateDatabase(url: string, context: Context): Promise<string[]> {
  return migrate({ url, log: context.log, migrateAuth: (db) => migrateAuth(context, db) });
}

/** What {@link migrateDatabase} would do. */
export function planDatabase(url: string, context: Context): Promise<MigrationPlan> {
  return planMigrations({ url, migrateAuth: (db) => migrateAuth(context, db) });
}

/** How a database differs from what {@link migrateDatabase} makes, including the tables of the site's plugins. */
export function checkDatabase(url: string, context: Context): Promise<SchemaCheck> {
  return checkSchema({ url, log: context.log, migrateAuth: (db) => migrateAuth(context, db) });
}
