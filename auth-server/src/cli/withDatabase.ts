import { openDatabase, type Database } from '../db/database.js';
import { openDatabaseServer } from '../db/databaseServer.js';
import { requireSchema } from '../db/migrations/migrate.js';
import { readProcessSettings, type Settings } from '../env.js';
import { createLog } from '../log.js';

/**
 * Opens the database for one command, and stops whatever it started.
 *
 * @param options.target `import`: the one in TO_DATABASE_URL, if it is set
 * @throws StartupError when its schema is not this version's
 */
export async function withDatabase(
  directory: string,
  work: (opened: { database: Database; settings: Settings }) => Promise<void>,
  options: { target?: 'import' } = {},
): Promise<void> {
  const settings = readProcessSettings(directory);
  const { importToUrl } = settings;
  const server = await openDatabaseServer(
    options.target === 'import' && importToUrl !== null
      ? { ...settings, databaseUrl: importToUrl, databaseUrlUnpooled: null }
      : settings,
  );
  const database = openDatabase({ url: server.url, log: createLog('silent') });
  try {
    await requireSchema(database.queries);
    await work({ database, settings });
  } finally {
    await database.end();
    if (server.embedded?.started === true) await server.embedded.stopIfUnused();
  }
}
