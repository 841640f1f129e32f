import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmCommand } from '../bootstrap/npmCommand.mjs';
import { runQuietly } from '../bootstrap/runQuietly.mjs';

const readJson = (...file) => JSON.parse(readFileSync(join(...file), 'utf8'));

/**
 * The packages to publish, each after its dependencies: the order of the workspaces.
 *
 * @param {string} root of the repository
 * @returns {{folder: string, name: string, version: string, dependencies: string[]}[]}
 */
export function listPackages(root) {
  return readJson(root, 'package.json')
    .workspaces.map((folder) => ({ folder, ...readJson(root, folder, 'package.json') }))
    .filter((manifest) => manifest.private !== true)
    .map(({ folder, name, version, dependencies = {}, peerDependencies = {} }) => ({
      folder,
      name,
      version,
      dependencies: Object.keys({ ...dependencies, ...peerDependencies }),
    }));
}

/**
 * Publishes the build of every package, in order, and stops at the first failure.
 *
 * @param {string} root of the repository
 * @param {string[]} options of `npm publish`, such as `--dry-run`
 * @throws {import('../bootstrap/StartupError.mjs').StartupError}
 */
export async function publishPackages(root, options) {
  const [command, ...npm] = npmCommand();
  for (const { folder, name, version } of listPackages(root)) {
    const args = [...npm, 'publish', ...options];
    await runQuietly(command, args, {
      cwd: join(root, folder),
      advice: `${name}@${version} and the packages after it were not published.`,
    });
    console.log(`  ${name}@${version}`);
  }
}
