// Until the packages are installed, nothing but Node's own modules may be imported here.
import { checkNode } from './checkNode.mjs';
import { compile } from './compile.mjs';
import { createSteps } from './createSteps.mjs';
import { installIfNeeded } from './installIfNeeded.mjs';

/** Until someone listens to signals in a better way; the exit takes our children with it. */
const leave = () => process.exit(130);

/**
 * What every command needs first, on a fresh clone and later: the right Node, the packages, and
 * contract, plugin and server compiled.
 *
 * @param {string} root of the repository
 * @returns the `step` that further steps are printed with
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
