import { afterAll, beforeAll, expect } from 'vitest';
import type { Browser } from './createBrowser.js';
import { createTestApp, type TestApp } from './createTestApp.js';
import { createTestDatabase, type TestDatabase } from './createTestDatabase.js';

type Options = Omit<Parameters<typeof createTestApp>[0], 'databaseUrl'>;

/** Set by {@link useApp} before the first test. */
export interface Use {
  database: TestDatabase;
  app: TestApp;
  /** Instances on the same database; the first one is `app`. */
  instances: TestApp[];
  /** A browser in which a new reader is signed in. */
  signedUp(): Promise<Browser>;
}

/** Gives a test file its own database, with one application for each of `options`. */
export function useApp(...options: Options[]): Use {
  const use = {
    instances: [] as TestApp[],
    signedUp: async () => {
      const browser = use.app.browser();
      expect((await browser.signUp()).status).toBe(200);
      return browser;
    },
  } as Use;
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
