import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Adds the settings in .env to this process's environment, without overriding existing ones: the
 * site's build, a child process, must see the same settings as the server.
 * @param {string} root of the repository
 */
export function loadSettings(root) {
  const file = join(root, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}
