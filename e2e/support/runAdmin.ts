import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ROOT, type Product } from './product';

/**
 * Runs `npm run admin -- …` on a product's database.
 *
 * @returns what it prints
 */
export async function runAdmin({ settings }: Product, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('npm', ['run', 'admin', '--silent', '--', ...args], {
    cwd: ROOT,
    env: { ...process.env, ...settings },
  });
  return stdout;
}
