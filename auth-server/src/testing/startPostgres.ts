import type { TestProject } from 'vitest/node';
import { joinDriver } from '../db/driver.js';
import { runSql, TEMPLATE } from './createTestDatabase.js';
import { migrateTestDatabase } from './migrateTestDatabase.js';
import { openTestPostgres } from './openTestPostgres.js';
import { startWebSocketBridge } from './startWebSocketBridge.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connects to the maintenance database of the run's PostgreSQL. */
    postgresUrl: string;
  }
}

/**
 * One PostgreSQL per run, with a migrated database that is copied for each test file. With
 * `GATEHOUSE_TEST_DRIVER=websocket`, tests connect to it with Neon's driver.
 */
export default async function startPostgres(project: TestProject) {
  const { server, dispose } = await openTestPostgres();
  const maintenance = server.urlFor('postgres');
  await runSql(maintenance, `create database ${TEMPLATE}`);
  await migrateTestDatabase(server.urlFor(TEMPLATE));
  // eslint-disable-next-line no-restricted-properties -- a setting of the test run, not of the server
  if (process.env.GATEHOUSE_TEST_DRIVER !== 'websocket') {
    project.provide('postgresUrl', maintenance);
    return dispose;
  }
  const bridge = await startWebSocketBridge();
  const options = { driver: 'websocket', proxy: bridge.url } as const;
  project.provide('postgresUrl', joinDriver(maintenance, options));
  return async () => {
    await bridge.close();
    await dispose();
  };
}
