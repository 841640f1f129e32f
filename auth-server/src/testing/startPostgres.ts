import type { TestProject } from 'vitest/node';
import { runSql, TEMPLATE } from './createTestDatabase.js';
import { migrateTestDatabase } from './migrateTestDatabase.js';
import { openTestPostgres } from './openTestPostgres.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connects to the maintenance database of the run's PostgreSQL. */
    postgresUrl: string;
  }
}

/** One PostgreSQL per run, with a migrated database that is copied for each test file. */
export default async function startPostgres(project: TestProject) {
  const { server, dispose } = await openTestPostgres();
  const maintenance = server.urlFor('postgres');
  await runSql(maintenance, `create database ${TEMPLATE}`);
  await migrateTestDatabase(server.urlFor(TEMPLATE));
  project.provide('postgresUrl', maintenance);
  return dispose;
}
