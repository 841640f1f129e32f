import { afterAll, beforeAll } from 'vitest';
import { createTestApp, type TestApp } from './createTestApp.js';
import { createTestDatabase, type TestDatabase } from './createTestDatabase.js';

type Options = Omit<Parameters<typeof createTestApp>[0], 'databaseUrl'>;

/** What {@link useApp} fills before the first test. */
export interface Use {
  database: TestDatabase;
  app: TestApp;
  /** Instances on the same database; the first is `app`. */
  instances: TestApp[];
}

/** Gives a test file a database of its own and applications on it, one for each of `options`. */
export function useApp(...options: Options[]): Use {
  const use = { instances: [] as TestApp[] } as Use;
  beforeAll(async () => {
    use.database = await createTestDatabase();
    for (const each of options.length === 0 ? [{}] : options) {
      use.instances.push(await createTestApp({ ...each, databaseUrl: use.database.url }));
    }
    use.app = use.instances[0] as TestApp;
  });
  afterAll(async () => {
    await Promise.all(use.instances.map((app) => app.close()));
    await use.database.drop();
  });
  return use;
}
