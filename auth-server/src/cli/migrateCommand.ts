import { loadConfig } from '../config/loadConfig.js';
import { completeSettings } from '../config/completeSettings.js';
import { openDatabaseServer } from '../db/databaseServer.js';
import { readProcessSettings } from '../env.js';
import { migrateDatabase } from '../lifecycle/migrateDatabase.js';
import { createLog } from '../log.js';
import { printLine } from '../terminal.js';

/** Updates the database schema and prints the changes, for deployments that migrate before they start. */
export async function migrateCommand(directory: string): Promise<void> {
  const settings = readProcessSettings(directory);
  const config = await loadConfig(directory);
  const { directUrl, embedded } = await openDatabaseServer(settings);
  try {
    const changes = await migrateDatabase(directUrl, {
      settings: await completeSettings(settings, config),
      log: createLog('silent'),
    });
    printLine(
      changes.length === 0
        ? 'The database is up to date.'
        : `The database was updated:\n${changes.map((change) => `  ${change}`).join('\n')}`,
    );
  } finally {
    if (embedded?.started === true) await embedded.stopIfUnused();
  }
}
