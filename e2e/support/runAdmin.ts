import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ROOT, type Product } from './product';

/**
 * Runs the command of `npm run admin -- …` on a product's database.
 *
 * @returns its output
 */
export async function runAdmin({ settings }: Product, ...args: string[]): Promise<string> {
  // npm itself would take twice as long to start.
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['auth-server/lib/cli/gatehouse.js', 'admin', ...args],
    { cwd: ROOT, env: { ...process.env, ...settings } },
  );
  return stdout;
}
