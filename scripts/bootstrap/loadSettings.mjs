import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes what is in .env a part of our environment, below what is set there already: the site's build, a
 * child of ours, must see the same settings as the server.
 * @param {string} root of the repository
 */
export function loadSettings(root) {
  const file = join(root, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}
