import { migrateAuth } from '../auth/createAuth.js';
import type { CompleteSettings } from '../config/completeSettings.js';
import { migrate } from '../db/migrations/migrate.js';
import type { Log } from '../log.js';

/**
 * Updates a database, including the tables of the site's plugins.
 *
 * @param url bypasses any pooler
 * @returns what was changed
 * @throws StartupError when the database can't be reached, or is newer than this server
 */
export function migrateDatabase(
  url: string,
  about: { settings: CompleteSettings; log: Log },
): Promise<string[]> {
  return migrate({ url, log: about.log, migrateAuth: (db) => migrateAuth(about, db) });
}
