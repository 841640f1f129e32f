import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The plugin's own version. */
export const PLUGIN_VERSION = (
  JSON.parse(readFileSync(path.join(__dirname, '../package.json'), 'utf8')) as { version: string }
).version;
