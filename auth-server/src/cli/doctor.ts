import path from 'node:path';
import { loadConfig } from '../config/loadConfig.js';
import { findBuild } from '../content/findBuild.js';
import { loadSite } from '../content/loadSite.js';
import { addressesOf } from '../content/Resource.js';
import { openDatabase } from '../db/database.js';
import { openDatabaseServer } from '../db/databaseServer.js';
import { requireSchema } from '../db/migrations/migrate.js';
import { readProcessSettings, splitOrigin, type Settings } from '../env.js';
import { checkPort } from '../lifecycle/checkPort.js';
import { createLog } from '../log.js';
import { printLine } from '../terminal.js';
import { describeDeployment } from './describeDeployment.js';

/** Runs one check and prints the outcome. A check returns what it found, or throws what is wrong. */
async function check<T>(title: string, run: () => Promise<[string, T]> | [string, T]) {
  try {
    const [found, value] = await run();
    printLine(`✓ ${title}: ${found}`);
    return value;
  } catch (error) {
    printLine(`✗ ${title}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
    return null;
  }
}

function describeSettings(settings: Settings): string {
  const { siteUrl, databaseUrl, dataDir, production } = settings;
  const database = databaseUrl === null ? `embedded database in ${dataDir}` : 'DATABASE_URL';
  return `${siteUrl}, ${database}${production ? ', production' : ''}`;
}

async function checkDatabase(settings: Settings): Promise<void> {
  const server = await check('database server', async () => {
    const opened = await openDatabaseServer(settings);
    const { embedded } = opened;
    const notes = [...opened.changes, ...opened.warnings];
    const found =
      embedded === null
        ? ['set by DATABASE_URL', ...notes].join('; ')
        : `embedded, in ${embedded.data}`;
    return [found, opened];
  });
  if (server === null) return;
  const database = openDatabase({ url: server.url, log: createLog('silent') });
  try {
    const version = await check('database', async () => {
      const { rows } = await database.pool.query<{ version: string }>(
        `select current_setting('server_version') as version`,
      );
      return [`reachable, PostgreSQL ${rows[0]?.version}`, true];
    });
    if (version === null) return;
    await check('schema', async () => {
      await requireSchema(database.queries);
      return ['up to date', true];
    });
  } finally {
    await database.end();
    if (server.embedded?.started === true) await server.embedded.stopIfUnused();
  }
}

/** Checks everything the settings refer to, and prints one line for each. */
export async function doctor(directory: string): Promise<void> {
  const settings = await check('settings', () => {
    const read = readProcessSettings(directory);
    return [describeSettings(read), read];
  });
  if (settings === null) return;
  await check('configuration', async () => {
    const { signUp, betterAuth } = await loadConfig(directory);
    const rule = typeof signUp === 'string' ? signUp : 'limited to some addresses';
    return [`sign-up ${rule}, ${betterAuth.plugins.length} site plugins`, true];
  });
  await check('deployment', () => [describeDeployment(settings), true]);
  await check(`port ${settings.port}`, async () => {
    const free = await checkPort(settings.port).then(
      () => true,
      () => false,
    );
    return [free ? 'free' : 'in use (by this server, if it is running)', true];
  });
  await checkDatabase(settings);
  await check('build', async () => {
    const build = findBuild(settings, directory);
    const content = await loadSite(build, { authUrl: splitOrigin(settings) });
    const { resources, publicPages, plans } = content;
    const gatedPages = addressesOf(resources, { kind: 'page', listed: true });
    const gatedFiles = addressesOf(resources, { kind: 'file', listed: true });
    const pages =
      splitOrigin(settings) === null
        ? `${publicPages.size} public pages, ${gatedPages.length} gated pages`
        : 'pages on the static host';
    const where = [build.build, build.gated].map((name) => path.relative(directory, name));
    const found = `${where.join(' and ')}: ${pages}, ${gatedFiles.length} gated files, plans: ${plans.map(({ id }) => id).join(', ') || 'none'}`;
    return [found, true];
  });
}
