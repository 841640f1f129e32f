import type { EmbeddedServer } from '@gatehouse/dev-postgres';
import { afterAll, beforeAll } from 'vitest';
import { createTestApp, type TestApp } from './createTestApp.js';
import { migrateTestDatabase } from './migrateTestDatabase.js';
import { openTestPostgres } from './openTestPostgres.js';

/** A PostgreSQL that a test file can stop and start, with an application. */
export function useOwnPostgres(): { server: EmbeddedServer; app: TestApp } {
  const use = {} as { server: EmbeddedServer; app: TestApp };
  let dispose: () => Promise<void>;
  beforeAll(async () => {
    ({ server: use.server, dispose } = await openTestPostgres());
    await migrateTestDatabase(use.server.url);
    use.app = await createTestApp({ databaseUrl: use.server.url });
  });
  afterAll(async () => {
    await use.app.close();
    await dispose();
  });
  return use;
}
