import { migrateAuth } from '../auth/createAuth.js';
import type { GatehouseConfig } from '../config/GatehouseConfig.js';
import { parseConfig } from '../config/parseConfig.js';
import { migrate } from '../db/migrations/migrate.js';
import { createLog } from '../log.js';

const SETTINGS = {
  siteUrl: 'http://localhost',
  authUrl: 'http://localhost',
  secret: 'a secret of tests, longer than 32 characters',
  siteName: 'Test Docs',
  passwordBreachUrl: null,
};

/** @returns what was changed */
export function migrateTestDatabase(url: string, config?: GatehouseConfig): Promise<string[]> {
  const log = createLog('silent');
  return migrate({
    url,
    log,
    migrateAuth: (db) =>
      migrateAuth({ settings: { ...SETTINGS, config: parseConfig(config) }, log }, db),
  });
}
