import { join } from 'node:path';
import { npmCommand } from './npmCommand.mjs';
import { runQuietly } from './runQuietly.mjs';
import { withLock } from './withLock.mjs';

/**
 * Compiles contract, plugin and server. The compiler itself skips what has not changed.
 *
 * @param {string} root of the repository
 */
export async function compile(root) {
  const [command, ...npm] = npmCommand();
  await withLock(join(root, '.cache/build.lock'), () =>
    runQuietly(command, [...npm, 'run', '--silent', 'compile'], { cwd: root }),
  );
}
