import { openDatabase, type Database } from '../db/database.js';
import { openDatabaseServer } from '../db/databaseServer.js';
import { requireSchema } from '../db/migrations/migrate.js';
import { readProcessSettings, type Settings } from '../env.js';
import { createLog } from '../log.js';

/**
 * Opens the database for one command, and stops whatever it started.
 *
 * @throws StartupError when its schema is not this version's
 */
export async function withDatabase(
  directory: string,
  work: (opened: { database: Database; settings: Settings }) => Promise<void>,
): Promise<void> {
  const settings = readProcessSettings(directory);
  const server = await openDatabaseServer(settings);
  const database = openDatabase({ url: server.url, log: createLog('silent') });
  try {
    await requireSchema(database.queries);
    await work({ database, settings });
  } finally {
    await database.end();
    if (server.embedded?.started === true) await server.embedded.stopIfUnused();
  }
}
