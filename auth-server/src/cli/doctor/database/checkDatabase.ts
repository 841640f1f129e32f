import type { Plan } from '@gatehouse/contract/plan';
import { completeSettings } from '../../../config/completeSettings.js';
import type { Config } from '../../../config/parseConfig.js';
import { openDatabase } from '../../../db/database.js';
import { openDatabaseServer, type DatabaseServer } from '../../../db/databaseServer.js';
import { hasSchema } from '../../../db/migrations/migrate.js';
import type { Settings } from '../../../env.js';
import { createLog } from '../../../log.js';
import { ok, type Check, type Finding } from '../Finding.js';
import { runChecks } from '../runChecks.js';
import { pooledAndDirect, tls, tryConnection } from './connectionChecks.js';
import { contentChecks } from './contentChecks.js';
import type { DatabaseContext } from './DatabaseContext.js';
import { schemaChecks } from './schemaChecks.js';
import { serverChecks } from './serverChecks.js';

interface Context {
  settings: Settings;
  config: Config;
  now: () => number;
  stopwatch: () => number;
  plans: readonly Plan[] | null;
}

/** Checks the connection, then what is behind it. */
export async function checkDatabase(context: Context): Promise<Finding[]> {
  let server: DatabaseServer | null = null;
  const open: Check<Context> = {
    id: 'database.server',
    help: 'database-not-reachable',
    run: async ({ settings }) => {
      server = await openDatabaseServer(settings);
      const { embedded } = server;
      return [ok(embedded === null ? 'set by DATABASE_URL' : `embedded, in ${embedded.data}`)];
    },
  };
  const findings = await runChecks([open, tls, pooledAndDirect], context);
  // Assigned by the check: the compiler doesn't see it.
  const opened = server as DatabaseServer | null;
  if (opened === null) return findings;
  try {
    return [...findings, ...(await checkServer(opened, context))];
  } finally {
    if (opened.embedded?.started === true) await opened.embedded.stopIfUnused();
  }
}

async function checkServer({ url, directUrl }: DatabaseServer, context: Context) {
  const connect: Check<null> = {
    id: 'database.connection',
    help: 'database-not-reachable',
    run: async () => {
      const found = await tryConnection('DATABASE_URL', url);
      return found.length > 0 ? found : [ok('reachable')];
    },
  };
  const direct: Check<null> = {
    id: 'database.direct',
    help: 'pooled-and-direct-urls-mixed-up',
    run: async () => {
      if (directUrl === url) return [ok('one URL for everything')];
      const found = await tryConnection('DATABASE_URL_UNPOOLED', directUrl);
      return found.length > 0 ? found : [ok('reachable')];
    },
  };
  const [connection = [], directConnection = []] = await Promise.all([
    runChecks([connect], null),
    runChecks([direct], null),
  ]);
  const findings = [...connection, ...directConnection];
  const failed = (some: readonly Finding[]) => some.some(({ level }) => level === 'error');
  if (failed(connection)) return findings;
  const database = openDatabase({ url, log: createLog('silent') });
  try {
    const complete: DatabaseContext = {
      ...context,
      settings: await completeSettings(context.settings, context.config),
      database,
      url,
      directUrl: failed(directConnection) ? url : directUrl,
    };
    // One after the other: latency would measure the other checks.
    findings.push(...(await runChecks(serverChecks.slice(0, 2), complete)));
    findings.push(...(await runChecks([...serverChecks.slice(2), ...schemaChecks], complete)));
    // Without their tables, they would only repeat that there is no schema.
    if (await hasSchema(database.queries).catch(() => false)) {
      findings.push(...(await runChecks(contentChecks, complete)));
    }
    return findings;
  } finally {
    await database.end();
  }
}
