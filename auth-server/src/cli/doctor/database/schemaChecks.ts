import { createLog } from '../../../log.js';
import { checkDatabase, planDatabase } from '../../../lifecycle/migrateDatabase.js';
import { requireSchema } from '../../../db/migrations/migrate.js';
import { error, ok, type Check } from '../Finding.js';
import type { DatabaseContext } from './DatabaseContext.js';

/** The number of differences that are shown one by one. */
const MAX_SHOWN = 10;

const versions: Check<DatabaseContext> = {
  id: 'database.schema',
  help: 'schema-too-old-or-too-new',
  run: async ({ settings, database, directUrl }) => {
    await requireSchema(database.queries);
    const { changes } = await planDatabase(directUrl, { settings, log: createLog('silent') });
    return changes.length === 0
      ? [ok('up to date')]
      : [
          error(
            `the schema is out of date: ${changes.join(', ')}`,
            'Run "gatehouse migrate", unless a column below has another name: rename it first.',
            'schema-too-old-or-too-new',
          ),
        ];
  },
};

const differences: Check<DatabaseContext> = {
  id: 'database.columns',
  help: 'columns-that-do-not-match',
  run: async ({ settings, directUrl }) => {
    const check = await checkDatabase(directUrl, { settings, log: createLog('silent') });
    if (check.pending.length > 0) return [ok('compared once it is up to date')];
    const found = check.differences.map(({ message, statements }) =>
      error(
        message,
        `Run: ${statements.join('; ').replace(/\s+/g, ' ')};`,
        'columns-that-do-not-match',
      ),
    );
    const more = found.length - MAX_SHOWN;
    if (more <= 0) return found.length > 0 ? found : [ok('as this version expects')];
    const rest = error(
      `${more} more differences`,
      'Run "gatehouse migrate check" to see all of them.',
      'columns-that-do-not-match',
    );
    return [...found.slice(0, MAX_SHOWN), rest];
  },
};

export const schemaChecks = [versions, differences];
