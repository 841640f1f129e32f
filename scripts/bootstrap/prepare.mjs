// Until the packages are installed, only Node's own modules can be imported here.
import { checkNode } from './checkNode.mjs';
import { compile } from './compile.mjs';
import { createSteps } from './createSteps.mjs';
import { installIfNeeded } from './installIfNeeded.mjs';

/** Used until a better signal handler is installed; child processes end with this one. */
const leave = () => process.exit(130);

/**
 * The first steps of every command, in a fresh clone and later: check Node, install the packages,
 * compile contract, plugin and server.
 *
 * @param {string} root of the repository
 * @returns the `step` function for further steps
 */
export async function prepare(root) {
  checkNode();
  console.log('\nGatehouse\n');
  const step = createSteps();
  process.on('SIGINT', leave).on('SIGTERM', leave);
  await step('Install packages', () => installIfNeeded(root));
  await step('Compile packages and server', () => compile(root));
  process.off('SIGINT', leave).off('SIGTERM', leave);
  return step;
}
