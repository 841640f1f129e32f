import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ROOT, type Product } from './product';

/**
 * Runs what `npm run admin -- …` runs on a product's database.
 *
 * @returns what it prints
 */
export async function runAdmin({ settings }: Product, ...args: string[]): Promise<string> {
  // npm itself takes twice as long to start.
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['auth-server/lib/cli/gatehouse.js', 'admin', ...args],
    { cwd: ROOT, env: { ...process.env, ...settings } },
  );
  return stdout;
}
