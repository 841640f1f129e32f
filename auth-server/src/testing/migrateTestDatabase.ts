import type { GatehouseConfig } from '../config/GatehouseConfig.js';
import { parseConfig } from '../config/parseConfig.js';
import type { MigrationPlan } from '../db/migrations/planMigrations.js';
import type { SchemaCheck } from '../db/schemaCheck/checkSchema.js';
import { checkDatabase, migrateDatabase, planDatabase } from '../lifecycle/migrateDatabase.js';
import { createLog } from '../log.js';
import { onlySecret } from '../secrets/secretSettings.js';

const SETTINGS = {
  siteUrl: 'http://localhost',
  authUrl: 'http://localhost',
  secrets: onlySecret('a secret for tests, longer than 32 characters'),
  siteName: 'Test Docs',
  passwordBreachUrl: null,
};

/** @returns the changes made */
export function migrateTestDatabase(url: string, config?: GatehouseConfig): Promise<string[]> {
  return migrateDatabase(url, contextWith(config));
}

export function planTestDatabase(url: string): Promise<MigrationPlan> {
  return planDatabase(url, contextWith());
}

export function checkTestDatabase(url: string): Promise<SchemaCheck> {
  return checkDatabase(url, contextWith());
}

const contextWith = (config?: GatehouseConfig) => ({
  settings: { ...SETTINGS, config: parseConfig(config) },
  log: createLog('silent'),
});
