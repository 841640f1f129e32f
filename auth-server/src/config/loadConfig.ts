import { existsSync } from 'node:fs';
import path from 'node:path';
import { types } from 'node:util';
import { createJiti } from 'jiti';
import { StartupError } from '../startupError.js';
import type { GatehouseConfig } from './GatehouseConfig.js';
import { parseConfig, type Config } from './parseConfig.js';

const FILES = ['gatehouse.config.ts', 'gatehouse.config.mjs', 'gatehouse.config.js'];

/**
 * Loads a site's `gatehouse.config.ts`, `.mjs` or `.js`.
 *
 * @returns the defaults if there is none
 * @throws StartupError when it can't be loaded or is invalid
 */
export async function loadConfig(directory: string): Promise<Config> {
  const found = FILES.filter((name) => existsSync(path.join(directory, name)));
  if (found.length > 1) {
    throw new StartupError(`Found ${found.join(' and ')}. Keep only one of them.`);
  }
  const [name] = found;
  if (name === undefined) return parseConfig();
  return parseConfig(await load(path.join(directory, name)), name);
}

/** Without a disk cache, which would leave a copy of the file in an unexpected place. */
async function load(file: string): Promise<GatehouseConfig> {
  const jiti = createJiti(import.meta.url, { fsCache: false, interopDefault: false });
  try {
    const module = await jiti.import<{ default?: GatehouseConfig }>(file);
    const config = 'default' in module || isEsModule(module) ? module.default : module;
    // Don't fall back to the defaults, which would open a sign-up that the file closes.
    if (config === undefined) throw new Error('it has no default export');
    return config as GatehouseConfig;
  } catch (cause) {
    throw new StartupError(
      `${path.basename(file)} cannot be loaded: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
}

const isEsModule = (module: object): boolean =>
  types.isModuleNamespaceObject(module) || '__esModule' in module;
